package org.alluvium.flows.report.assembly;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.alluvium.flows.panel.PriceHistory;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.tables.RejectedRows;

/** Closes of the market series, and refused rows, as known by a run. */
final class StoredBars {
  private final StageContext context;

  StoredBars(StageContext context) {
    this.context = context;
  }

  /** One refused row. */
  record Refused(String rule, String text) {}

  /** Closes by symbol and session, newest vintage; total return where prices are raw. */
  Map<String, NavigableMap<LocalDate, Double>> closes(Collection<String> symbols) {
    Map<String, NavigableMap<LocalDate, Double>> closes = new HashMap<>();
    PriceHistory bars = PriceHistory.ofBars(context, List.copyOf(symbols));
    bars.from(LocalDate.EPOCH).stream()
        .sorted(Comparator.comparingLong(PriceVersion::knownAt))
        .forEach(
            bar ->
                closes
                    .computeIfAbsent(bars.universe().get(bar.asset()), s -> new TreeMap<>())
                    .put(LocalDate.ofEpochDay(bar.day()), bar.close()));
    return closes;
  }

  /** Refused rows whose time is readable, in a fixed order. */
  List<Refused> refused() {
    List<Refused> refused = new ArrayList<>();
    context
        .lakehouse()
        .read(RejectedRows.SPEC)
        .orEmpty()
        .knownBy(context.asOf())
        .select(RejectedRows.RULE, RejectedRows.ROW_TEXT)
        .coalesce(1)
        .sortWithinPartitions(RejectedRows.RULE, RejectedRows.ROW_TEXT)
        .collectAsList()
        .forEach(row -> refused.add(new Refused(row.getString(0), row.getString(1))));
    return refused;
  }
}
