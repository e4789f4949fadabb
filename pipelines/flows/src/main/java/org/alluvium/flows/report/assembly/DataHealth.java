package org.alluvium.flows.report.assembly;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.SymbolHealth;
import org.alluvium.lakehouse.time.TradingCalendar;

/** The state of each symbol's bars against its calendar, as of an instant. */
final class DataHealth {
  private final Instant asOf;
  private final List<StoredBars.Refused> refused;

  DataHealth(Instant asOf, List<StoredBars.Refused> refused) {
    this.asOf = asOf;
    this.refused = List.copyOf(refused);
  }

  /**
   * Sessions are counted from the first bar to the latest session that had closed. A refused row
   * concerns a symbol when one of its cells is the symbol, with or without its exchange.
   *
   * @param dates sessions with a bar; null or empty = none
   */
  SymbolHealth of(String symbol, NavigableSet<LocalDate> dates, TradingCalendar calendar) {
    if (dates == null || dates.isEmpty()) {
      return new SymbolHealth(
          symbol,
          Part.missing("silver.daily_bars has no bar of it by the as-of date"),
          rejections(symbol),
          List.of("no bar at all"));
    }
    LocalDate latest = calendar.lastClosedSession(asOf);
    boolean covered = calendar.covered().contains(dates.first());
    Figure missing =
        covered
            ? Figure.of(
                (double)
                    calendar.sessionsBetween(dates.first(), latest).stream()
                        .filter(session -> !dates.contains(session))
                        .count())
            : Figure.missing(
                "calendar %s knows holidays for %s only"
                    .formatted(calendar.id(), calendar.covered()));
    List<String> warnings =
        dates.last().isBefore(latest)
            ? List.of("stale: last bar %s, last session %s".formatted(dates.last(), latest))
            : List.of();
    return new SymbolHealth(
        symbol,
        Part.of(new SymbolHealth.Coverage(dates.first(), dates.last(), dates.size(), missing)),
        rejections(symbol),
        warnings);
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
