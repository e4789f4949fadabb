package org.alluvium.flows.report.assembly;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.alluvium.flows.quality.DataReport;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.SymbolHealth;

/**
 * The state of each symbol's bars: what the data check found, and the rows that were refused. It
 * counts nothing that the check counts, so that both say the same.
 *
 * @param checked what the check found
 * @param refused rows that ingestion refused
 */
record DataHealth(DataReport checked, List<StoredBars.Refused> refused) {
  DataHealth {
    refused = List.copyOf(refused);
  }

  /**
   * A refused row concerns a symbol when one of its cells is the symbol, with or without its
   * exchange.
   */
  SymbolHealth of(String symbol) {
    List<String> findings = checked.findings(symbol);
    Part<SymbolHealth.Coverage> coverage =
        checked.symbols().stream()
            .filter(line -> line.health().symbol().equals(symbol))
            .findFirst()
            .map(line -> Part.of(coverage(line)))
            .orElseGet(() -> Part.missing("not checked: it " + String.join(" and ", findings)));
    return new SymbolHealth(symbol, coverage, rejections(symbol), findings);
  }

  private static SymbolHealth.Coverage coverage(DataReport.Line line) {
    return new SymbolHealth.Coverage(
        line.health().first(),
        line.health().last(),
        line.health().bars(),
        line.health().missingSessions().size(),
        line.sessionsBehind());
  }

  private List<SymbolHealth.Rejection> rejections(String symbol) {
    String ticker = symbol.substring(symbol.indexOf(':') + 1);
    NavigableMap<String, Long> rows = new TreeMap<>();
    for (StoredBars.Refused row : refused) {
      if (Arrays.stream(row.text().split(",", -1))
          .map(String::strip)
          .anyMatch(cell -> cell.equals(symbol) || cell.equals(ticker))) {
        rows.merge(row.rule(), 1L, Long::sum);
      }
    }
    return rows.entrySet().stream()
        .map((Map.Entry<String, Long> e) -> new SymbolHealth.Rejection(e.getKey(), e.getValue()))
        .toList();
  }
}
