package org.alluvium.flows.vintage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Which symbols have bars that a derived table has not seen, and from which bar on their series has
 * to be read so that every new value has its whole look-back.
 */
final class BackfillPlan {
  private static final String READ_FROM = "read_from";
  private static final String FIRST_NEW = "first_new";

  /** Calendar days read for each session of look-back: enough for weekends and most holidays. */
  private static final int DAYS_PER_SESSION = 2;

  private static final int SPARE_DAYS = 30;

  /** Before every session: the whole series is read. */
  private static final LocalDate BEGINNING = LocalDate.of(1, 1, 1);

  private static final StructType PLAN_SCHEMA =
      new StructType()
          .add(DailyBars.SYMBOL, DataTypes.StringType)
          .add(READ_FROM, DataTypes.DateType);

  private static final StructType SPAN_SCHEMA =
      new StructType()
          .add(DailyBars.SYMBOL, DataTypes.StringType)
          .add(READ_FROM, DataTypes.DateType)
          .add(FIRST_NEW, DataTypes.DateType);

  /** What to do for one symbol; the watermark is null for a symbol never seen before. */
  record SymbolPlan(Instant watermark, LocalDate readFrom) {}

  private final Map<String, SymbolPlan> symbols;

  private BackfillPlan(Map<String, SymbolPlan> symbols) {
    this.symbols = symbols;
  }

  /**
   * Compares bars with what the derived table already answers for.
   *
   * @param bars every vintage known as of the run, of the actions too
   * @param symbols those that have bars
   * @param watermarks latest {@code known_at} that the derived table holds per symbol
   */
  static BackfillPlan of(
      Dataset<Row> bars, List<String> symbols, Map<String, Instant> watermarks, int lookBack) {
    Map<String, LocalDate> readFrom = new HashMap<>();
    Map<String, Instant> seen = new HashMap<>();
    for (String symbol : symbols) {
      if (watermarks.containsKey(symbol)) {
        seen.put(symbol, watermarks.get(symbol));
      } else {
        readFrom.put(symbol, BEGINNING);
      }
    }
    if (!seen.isEmpty()) {
      Map<String, SymbolNews> news = SymbolNews.of(bars, seen, guess(lookBack));
      readFrom.putAll(readFrom(bars, news, lookBack));
    }
    return of(readFrom, watermarks::get);
  }

  /**
   * A plan for a table that answers for every symbol up to one watermark.
   *
   * @param bars every vintage known as of the run, of the actions too
   */
  static BackfillPlan after(Instant watermark, Dataset<Row> bars, int lookBack) {
    Map<String, SymbolNews> news = SymbolNews.after(watermark, bars, guess(lookBack));
    return of(readFrom(bars, news, lookBack), symbol -> watermark);
  }

  private static BackfillPlan of(
      Map<String, LocalDate> readFrom, Function<String, Instant> watermarks) {
    Map<String, SymbolPlan> plans = new TreeMap<>();
    readFrom.forEach(
        (symbol, from) -> plans.put(symbol, new SymbolPlan(watermarks.apply(symbol), from)));
    return new BackfillPlan(plans);
  }

  private static long guess(int lookBack) {
    return (long) lookBack * DAYS_PER_SESSION + SPARE_DAYS;
  }

  boolean isEmpty() {
    return symbols.isEmpty();
  }

  /** Watermark of a symbol in epoch microseconds; the least long where it was never seen. */
  Map<String, Long> watermarks() {
    Map<String, Long> micros = new HashMap<>();
    symbols.forEach(
        (symbol, plan) ->
            micros.put(
                symbol, plan.watermark() == null ? Long.MIN_VALUE : Micros.of(plan.watermark())));
    return micros;
  }

  /** The bars that the evaluation needs, and no other. */
  Dataset<Row> restrict(Dataset<Row> bars) {
    List<Row> rows = new ArrayList<>();
    symbols.forEach((symbol, plan) -> rows.add(RowFactory.create(symbol, plan.readFrom())));
    Dataset<Row> plan = bars.sparkSession().createDataFrame(rows, PLAN_SCHEMA);
    return from(bars, symbols.values().stream().map(SymbolPlan::readFrom))
        .join(broadcast(plan), DailyBars.SYMBOL)
        .filter(col(DailyBars.EVENT_DATE).geq(col(READ_FROM)))
        .drop(READ_FROM);
  }

  /** Names the state that the plan starts from: equal for two attempts at the same work. */
  String fingerprint() {
    return Integer.toHexString(symbols.toString().hashCode());
  }

  /**
   * Where to read symbols from of which something is new. An ordinary week comes after sessions
   * that were settled before; where something older is new, its own look-back is counted.
   */
  private static Map<String, LocalDate> readFrom(
      Dataset<Row> bars, Map<String, SymbolNews> allNews, int lookBack) {
    Map<String, LocalDate> readFrom = new HashMap<>();
    Map<String, LocalDate> older = new HashMap<>();
    allNews.forEach(
        (symbol, news) -> {
          if (news.isServedBySettled(lookBack)) {
            readFrom.put(symbol, news.settled().from());
          } else {
            older.put(symbol, news.first());
            readFrom.put(symbol, news.first().minusDays(guess(lookBack)));
          }
        });
    readFrom.putAll(tooShort(bars, older, readFrom, lookBack));
    return readFrom;
  }

  /** Symbols whose guess holds fewer sessions than the look-back: their whole series is read. */
  private static Map<String, LocalDate> tooShort(
      Dataset<Row> bars,
      Map<String, LocalDate> firstNew,
      Map<String, LocalDate> readFrom,
      int lookBack) {
    Map<String, LocalDate> whole = new HashMap<>();
    List<Row> spans = new ArrayList<>();
    firstNew.forEach(
        (symbol, date) -> {
          whole.put(symbol, BEGINNING);
          spans.add(RowFactory.create(symbol, readFrom.get(symbol), date));
        });
    if (spans.isEmpty()) {
      return whole;
    }
    Dataset<Row> context = bars.sparkSession().createDataFrame(spans, SPAN_SCHEMA);
    from(bars, firstNew.keySet().stream().map(readFrom::get))
        .join(broadcast(context), DailyBars.SYMBOL)
        .filter(col(DailyBars.EVENT_DATE).geq(col(READ_FROM)))
        .filter(col(DailyBars.EVENT_DATE).lt(col(FIRST_NEW)))
        .filter(PriceInputs.isBar(bars))
        .groupBy(col(DailyBars.SYMBOL))
        .agg(count_distinct(col(DailyBars.EVENT_DATE)))
        .collectAsList()
        .stream()
        .filter(row -> row.getLong(1) >= lookBack)
        .forEach(row -> whole.remove(row.getString(0)));
    return whole;
  }

  /** A literal bound, by which files and parts of them are skipped. */
  private static Dataset<Row> from(Dataset<Row> bars, Stream<LocalDate> dates) {
    LocalDate earliest = dates.min(LocalDate::compareTo).orElseThrow();
    return bars.filter(col(DailyBars.EVENT_DATE).geq(lit(earliest)));
  }
}
