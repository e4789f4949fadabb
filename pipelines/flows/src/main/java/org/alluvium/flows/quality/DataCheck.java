package org.alluvium.flows.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.Row;

/**
 * Checks {@code silver.daily_bars} as known at an instant: per symbol gaps against its calendar,
 * lag behind the as-of, missing volumes, flat runs and outliers. Duplicates cannot be left: the
 * table's key has one bar per session as of any instant, and ingestion refuses the others.
 *
 * <p>Streams the bars through the driver, O(bars) time, one symbol's dates and closes in memory.
 */
public final class DataCheck {
  private static final int MOST_DATES_TOLD = 5;
  private final TradingCalendars calendars;
  private final CheckBounds bounds;

  public DataCheck(TradingCalendars calendars, CheckBounds bounds) {
    this.calendars = calendars;
    this.bounds = bounds;
  }

  /** Checks all symbols; a table that does not exist is an error. */
  public DataReport check(Lakehouse lakehouse, Instant asOf) {
    return check(lakehouse, asOf, List.of());
  }

  /**
   * Checks some symbols; one of them without any bar is a warning.
   *
   * @param only EXCHANGE:SYMBOL each; all symbols that have bars when empty
   */
  public DataReport check(Lakehouse lakehouse, Instant asOf, List<String> only) {
    Map<String, Row> instruments = new HashMap<>();
    for (Row row : lakehouse.read(Instruments.SPEC).asOf(asOf).collectAsList()) {
      instruments.put(row.getAs(Instruments.SYMBOL), row);
    }
    List<SymbolHealth> symbols = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    Map<String, BarSeries> series = series(lakehouse, asOf, only);
    only.stream()
        .filter(symbol -> !series.containsKey(symbol))
        .forEach(symbol -> warnings.add(symbol + " has no bar"));
    for (Map.Entry<String, BarSeries> entry : series.entrySet()) {
      Row instrument = instruments.get(entry.getKey());
      if (instrument == null) {
        warnings.add(entry.getKey() + " has bars and is not in silver.instruments");
        continue;
      }
      double bound = bounds.outlierOf(instrument.getAs(Instruments.ASSET_CLASS));
      String calendar = instrument.getAs(Instruments.CALENDAR);
      SymbolHealth health = entry.getValue().health(calendars.get(calendar), asOf, bound);
      symbols.add(health);
      warnings.addAll(warnings(health, bound));
    }
    return new DataReport(asOf, symbols, warnings);
  }

  private static TreeMap<String, BarSeries> series(
      Lakehouse lakehouse, Instant asOf, List<String> only) {
    TreeMap<String, BarSeries> bySymbol = new TreeMap<>();
    Iterator<Row> rows =
        lakehouse
            .read(DailyBars.SPEC)
            .asOf(asOf)
            .filter(only.isEmpty() ? lit(true) : col(DailyBars.SYMBOL).isin(only.toArray()))
            .select(DailyBars.SYMBOL, DailyBars.EVENT_DATE, DailyBars.CLOSE, DailyBars.VOLUME)
            .orderBy(DailyBars.SYMBOL, DailyBars.EVENT_DATE)
            .toLocalIterator();
    while (rows.hasNext()) {
      Row row = rows.next();
      bySymbol
          .computeIfAbsent(row.getString(0), BarSeries::new)
          .add(row.<LocalDate>getAs(1), row.getDouble(2), !row.isNullAt(3));
    }
    return bySymbol;
  }

  private List<String> warnings(SymbolHealth health, double outlierBound) {
    List<String> found = new ArrayList<>();
    if (!health.missingSessions().isEmpty()) {
      found.add("%s lacks %s".formatted(health.symbol(), told(health.missingSessions())));
    }
    if (health.sessionsBehind() > bounds.sessionsBehind()) {
      found.add(
          "%s is %d sessions behind, its last bar is of %s"
              .formatted(health.symbol(), health.sessionsBehind(), health.last()));
    }
    if (health.missingVolumes() > 0) {
      found.add(
          "%s has no volume in %d of %d bars"
              .formatted(health.symbol(), health.missingVolumes(), health.bars()));
    }
    if (health.longestFlatRun() > bounds.flatRun()) {
      found.add(
          "%s closed at one price %d times running"
              .formatted(health.symbol(), health.longestFlatRun()));
    }
    if (!health.outliers().isEmpty()) {
      found.add(
          "%s moved by more than %.0f %% on %s"
              .formatted(health.symbol(), 100 * outlierBound, told(health.outliers())));
    }
    return found;
  }

  private static String told(List<LocalDate> dates) {
    List<String> shown = dates.stream().limit(MOST_DATES_TOLD).map(Objects::toString).toList();
    String rest =
        dates.size() > shown.size() ? " and %d more".formatted(dates.size() - shown.size()) : "";
    return String.join(", ", shown) + rest;
  }
}
