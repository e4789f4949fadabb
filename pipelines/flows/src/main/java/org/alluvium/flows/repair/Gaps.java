package org.alluvium.flows.repair;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alluvium.flows.quality.CheckBounds;
import org.alluvium.flows.quality.DataCheck;
import org.alluvium.flows.quality.DataReport;
import org.alluvium.flows.quality.SymbolHealth;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Sessions of the calendar between a symbol's first and last bar that have no bar, as {@code check}
 * tells them. What comes after the last bar is no gap: an ingest asks for it.
 *
 * @param bySymbol sessions by EXCHANGE:SYMBOL
 * @param owners sources of the symbol's bars, the one with the most first
 */
record Gaps(
    NavigableMap<String, TreeSet<LocalDate>> bySymbol, NavigableMap<String, List<String>> owners) {

  /**
   * Finds them in what was known at an instant.
   *
   * @param only EXCHANGE:SYMBOL each; every symbol when empty
   */
  static Gaps find(
      Lakehouse lakehouse, TradingCalendars calendars, Instant asOf, List<String> only) {
    DataReport report = new DataCheck(calendars, CheckBounds.DEFAULT).check(lakehouse, asOf, only);
    NavigableMap<String, TreeSet<LocalDate>> gaps = new TreeMap<>();
    for (DataReport.Line line : report.symbols()) {
      SymbolHealth health = line.health();
      if (!health.missingSessions().isEmpty()) {
        gaps.put(health.symbol(), new TreeSet<>(health.missingSessions()));
      }
    }
    return new Gaps(gaps, gaps.isEmpty() ? new TreeMap<>() : owners(lakehouse, asOf, gaps));
  }

  private static NavigableMap<String, List<String>> owners(
      Lakehouse lakehouse, Instant asOf, NavigableMap<String, TreeSet<LocalDate>> gaps) {
    NavigableMap<String, List<String>> owners = new TreeMap<>();
    bars(lakehouse, asOf, gaps)
        .groupBy(DailyBars.SYMBOL, DailyBars.SOURCE)
        .agg(count(lit(1)).as("bars"))
        .orderBy(col("bars").desc(), col(DailyBars.SOURCE))
        .collectAsList()
        .forEach(
            row ->
                owners
                    .computeIfAbsent(row.getString(0), symbol -> new ArrayList<>())
                    .add(row.getString(1)));
    return owners;
  }

  /** Those of them that have a bar now. */
  NavigableMap<String, TreeSet<LocalDate>> filled(Lakehouse lakehouse, Instant asOf) {
    NavigableMap<String, TreeSet<LocalDate>> filled = new TreeMap<>();
    bars(lakehouse, asOf, bySymbol)
        .select(DailyBars.SYMBOL, DailyBars.EVENT_DATE)
        .distinct()
        .toLocalIterator()
        .forEachRemaining(
            row -> {
              LocalDate date = row.<LocalDate>getAs(1);
              if (bySymbol.get(row.getString(0)).contains(date)) {
                filled.computeIfAbsent(row.getString(0), symbol -> new TreeSet<>()).add(date);
              }
            });
    return filled;
  }

  private static Dataset<Row> bars(
      Lakehouse lakehouse, Instant asOf, NavigableMap<String, TreeSet<LocalDate>> gaps) {
    return lakehouse
        .read(DailyBars.SPEC)
        .knownBy(asOf)
        .filter(col(DailyBars.SYMBOL).isin(gaps.keySet().toArray()));
  }
}
