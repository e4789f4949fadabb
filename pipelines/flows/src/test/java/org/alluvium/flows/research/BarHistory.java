package org.alluvium.flows.research;

import static org.apache.spark.sql.functions.col;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Real bars of three stocks and one currency pair from July 2015 on, held as rows so that a test
 * can cut, spoil and correct them. Immutable.
 */
record BarHistory(List<Row> bars) {
  static final List<String> STOCKS = List.of("NASDAQ:AAPL", "NYSE:IBM", "NYSE:KO");
  private static final String FROM = "2015-07-01";
  private static final int SYMBOL = 0;
  private static final int EVENT_DATE = 1;
  private static final int KNOWN_AT = 2;
  private static final int OPEN = 3;
  private static final int CLOSE = 6;

  BarHistory {
    bars = List.copyOf(bars);
  }

  static BarHistory read(SparkSession spark) {
    List<Object> symbols = new ArrayList<>(STOCKS);
    symbols.add(RealBars.DOLLAR);
    return new BarHistory(
        RealBars.read(spark)
            .filter(col(DailyBars.SYMBOL).isin(symbols.toArray()))
            .filter(col(DailyBars.EVENT_DATE).geq(FROM))
            .collectAsList());
  }

  BarHistory knownBy(Instant t) {
    return where(row -> !knownAt(row).isAfter(t));
  }

  BarHistory knownAfter(Instant t) {
    return where(row -> knownAt(row).isAfter(t));
  }

  BarHistory of(String symbol, LocalDate date) {
    return where(row -> row.getString(SYMBOL).equals(symbol) && date(row).equals(date));
  }

  BarHistory of(LocalDate date) {
    return where(row -> date(row).equals(date));
  }

  BarHistory ofStocks() {
    return where(row -> STOCKS.contains(row.getString(SYMBOL)));
  }

  BarHistory without(BarHistory others) {
    return where(row -> !others.bars.contains(row));
  }

  BarHistory and(BarHistory others) {
    List<Row> all = new ArrayList<>(bars);
    all.addAll(others.bars);
    return new BarHistory(all);
  }

  /** The same bars, as they arrive at another time. */
  BarHistory arriving(Instant knownAt) {
    return changed(cells -> with(cells, KNOWN_AT, knownAt));
  }

  /** Every price times a factor, NaN makes it missing. */
  BarHistory pricesTimes(double factor) {
    return changed(
        cells -> {
          for (int price = OPEN; price <= CLOSE; price++) {
            cells[price] = (double) cells[price] * factor;
          }
          return cells;
        });
  }

  /** Prices and volumes of a date go round among the symbols of that date. */
  BarHistory shuffledBetweenSymbols() {
    Map<LocalDate, List<Row>> byDate = new HashMap<>();
    bars.forEach(row -> byDate.computeIfAbsent(date(row), d -> new ArrayList<>()).add(row));
    List<Row> shuffled = new ArrayList<>();
    for (List<Row> rows : byDate.values()) {
      for (int i = 0; i < rows.size(); i++) {
        Object[] cells = cells(rows.get((i + 1) % rows.size()));
        cells[SYMBOL] = rows.get(i).get(SYMBOL);
        cells[KNOWN_AT] = rows.get(i).get(KNOWN_AT);
        shuffled.add(RowFactory.create(cells));
      }
    }
    return new BarHistory(shuffled);
  }

  /** The same bars with senseless prices, of three kinds in turn. */
  BarHistory spoilt(int kind) {
    return switch (kind % 3) {
      case 0 -> pricesTimes(10);
      case 1 -> pricesTimes(Double.NaN);
      default -> shuffledBetweenSymbols();
    };
  }

  /** Adds restated prices of some dates, each arriving some days after the bar. */
  BarHistory withRestatements(int count, long seed) {
    Random random = new Random(seed);
    BarHistory all = this;
    for (int i = 0; i < count; i++) {
      Row bar = bars.get(random.nextInt(bars.size()));
      Instant arrival = knownAt(bar).plus(Duration.ofHours(20 + random.nextInt(500)));
      all = all.and(new BarHistory(List.of(bar)).pricesTimes(1.02).arriving(arrival));
    }
    return all;
  }

  /** Restated prices of distinct bars, each arriving within some days of an instant. */
  BarHistory restated(int count, Instant after, long seed) {
    List<Row> chosen = new ArrayList<>(bars);
    Collections.shuffle(chosen, new Random(seed));
    List<Row> restated = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Instant arrival = after.plus(Duration.ofMinutes(10L * (i + 1)));
      BarHistory bar = new BarHistory(List.of(chosen.get(i)));
      restated.addAll(bar.pricesTimes(1.02).arriving(arrival).bars);
    }
    return new BarHistory(restated);
  }

  /** Adds the bars to silver; {@code batch} names the write. */
  void append(Lakehouse lakehouse, String batch) {
    lakehouse.write(DailyBars.SPEC).appendOnce(dataset(lakehouse), batch);
  }

  /** Makes these bars all that silver knows after an instant. */
  void replaceKnownAfter(Lakehouse lakehouse, Instant t) {
    lakehouse
        .write(DailyBars.SPEC)
        .replaceSlice(knownAfter(t).dataset(lakehouse), "known_at > timestamp'%s'".formatted(t));
  }

  private Dataset<Row> dataset(Lakehouse lakehouse) {
    return lakehouse
        .spark()
        .createDataFrame(bars, SparkSchemas.contentSchema(DailyBars.SPEC))
        .coalesce(1);
  }

  private BarHistory where(Predicate<Row> kept) {
    return new BarHistory(bars.stream().filter(kept).toList());
  }

  private BarHistory changed(UnaryOperator<Object[]> change) {
    return new BarHistory(
        bars.stream().map(row -> RowFactory.create(change.apply(cells(row)))).toList());
  }

  private static Object[] with(Object[] cells, int column, Object value) {
    cells[column] = value;
    return cells;
  }

  private static Object[] cells(Row row) {
    Object[] cells = new Object[row.length()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = row.get(i);
    }
    return cells;
  }

  private static Instant knownAt(Row row) {
    return row.<Instant>getAs(KNOWN_AT);
  }

  private static LocalDate date(Row row) {
    return row.<LocalDate>getAs(EVENT_DATE);
  }
}
