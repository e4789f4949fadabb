package org.alluvium.jobs.research;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.alluvium.flows.quality.DataReport;
import org.alluvium.flows.quality.SymbolHealth;
import org.alluvium.jobs.output.ResultTable;

/** What {@code check} shows: a row per symbol, then one per source of which something was found. */
record HealthTable(DataReport report) {
  private static final int COUNTS = 10;

  /** Counts, for people; sentences go under it. */
  ResultTable counts() {
    ResultTable table = ResultTable.of(columns().toArray(String[]::new));
    for (DataReport.Line line : report.symbols()) {
      table = table.row(counts(line).toArray());
    }
    return table;
  }

  /** Counts and findings, for programs. */
  ResultTable whole() {
    List<String> columns = new ArrayList<>(columns());
    columns.add("findings");
    ResultTable table = ResultTable.of(columns.toArray(String[]::new));
    Set<String> others = new TreeSet<>();
    report.findings().forEach(finding -> others.add(finding.symbol()));
    for (DataReport.Line line : report.symbols()) {
      List<Object> cells = counts(line);
      cells.add(findings(line.health().symbol()));
      others.remove(line.health().symbol());
      table = table.row(cells.toArray());
    }
    for (String other : others) {
      Object[] cells = new Object[COUNTS + 1];
      cells[0] = other;
      cells[COUNTS] = findings(other);
      table = table.row(cells);
    }
    return table;
  }

  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    report.warnings().forEach(warning -> remarks.add("! " + warning));
    remarks.add(report.summary());
    return remarks;
  }

  private String findings(String subject) {
    return report.findings(subject).stream().collect(Collectors.joining("; "));
  }

  private static List<String> columns() {
    return List.of(
        "symbol",
        "first",
        "last",
        "bars",
        "missing",
        "behind",
        "no volume",
        "flat",
        "outliers",
        "unexplained");
  }

  private static List<Object> counts(DataReport.Line line) {
    SymbolHealth health = line.health();
    return new ArrayList<>(
        List.of(
            health.symbol(),
            health.first(),
            health.last(),
            health.bars(),
            health.missingSessions().size(),
            line.sessionsBehind(),
            health.missingVolumes(),
            health.longestFlatRun(),
            health.outliers().size(),
            health.unexplained().size()));
  }
}
