package org.alluvium.jobs.command;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alluvium.flows.discovery.CandidateTotals;
import org.alluvium.flows.discovery.ExportedCandidates;
import org.alluvium.flows.discovery.ExportedCandidates.ScannerTotals;
import org.alluvium.jobs.output.ResultTable;

/** What became of the rows of a discovery, by scanner and in all, as its export says. */
public record CandidateTable(ExportedCandidates exported) {
  /** One row per scanner, then the total. */
  public ResultTable table() {
    ResultTable table =
        ResultTable.of(
            "scanner",
            "kind",
            "scanned",
            "accepted",
            "refused",
            "filtered",
            "duplicates",
            "refused by rule",
            "filtered by");
    for (ScannerTotals scanner : exported.scanners()) {
      String rules = counts(scanner.refusedByRule());
      table = row(table, List.of(scanner.id(), scanner.kind(), rules), scanner.totals());
    }
    return row(table, List.of("total", "", ""), exported.totals());
  }

  private static ResultTable row(ResultTable table, List<String> words, CandidateTotals totals) {
    return table.row(
        words.get(0),
        missing(words.get(1)),
        totals.scanned(),
        totals.accepted(),
        totals.refused(),
        totals.dropped(),
        totals.duplicates(),
        missing(words.get(2)),
        missing(counts(totals.filtered())));
  }

  private static String missing(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String counts(Map<String, Long> counts) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", "));
  }
}
