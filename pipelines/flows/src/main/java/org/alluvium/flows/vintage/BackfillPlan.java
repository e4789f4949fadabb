package org.alluvium.flows.vintage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_distinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.sql.Column;
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
  private static final String WATERMARK = "watermark";
  private static final String READ_FROM = "read_from";
  private static final String FIRST_NEW = "first_new";

  /** Calendar days read for each session of look-back: enough for weekends and most holidays. */
  private static final int DAYS_PER_SESSION = 2;

  private static final int SPARE_DAYS = 30;

  private static final StructType PLAN_SCHEMA =
      new StructType()
          .add(DailyBars.SYMBOL, DataTypes.StringType)
          .add(WATERMARK, DataTypes.TimestampType)
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
   * @param watermarks latest {@code known_at} that the derived table holds per symbol
   */
  static BackfillPlan of(Dataset<Row> bars, Map<String, Instant> watermarks, int lookBack) {
    Map<String, LocalDate> firstNew = firstNewDates(bars, watermarks);
    Map<String, LocalDate> readFrom = new HashMap<>();
    firstNew.forEach(
        (symbol, date) -> readFrom.put(symbol, guess(symbol, date, watermarks, lookBack)));
    readFrom.putAll(tooShort(bars, firstNew, readFrom, lookBack));
    Map<String, SymbolPlan> plans = new TreeMap<>();
    readFrom.forEach(
        (symbol, from) -> plans.put(symbol, new SymbolPlan(watermarks.get(symbol), from)));
    return new BackfillPlan(plans);
  }

  boolean isEmpty() {
    return symbols.isEmpty();
  }

  /** Watermark of a symbol in epoch microseconds; the least long where it was never seen. */
  Map<String, Long> watermarks() {
    Map<String, Long> micros = new HashMap<>();
    symbols.forEach((symbol, plan) -> micros.put(symbol, micros(plan.watermark())));
    return micros;
  }

  /** The bars that the evaluation needs, and no other. */
  Dataset<Row> restrict(Dataset<Row> bars) {
    List<Row> rows = new ArrayList<>();
    symbols.forEach(
        (symbol, plan) ->
            rows.add(RowFactory.create(symbol, timestamp(plan.watermark()), plan.readFrom())));
    Dataset<Row> plan = bars.sparkSession().createDataFrame(rows, PLAN_SCHEMA);
    LocalDate earliest =
        symbols.values().stream().map(SymbolPlan::readFrom).min(LocalDate::compareTo).orElseThrow();
    return bars.filter(col(DailyBars.EVENT_DATE).geq(lit(earliest)))
        .join(broadcast(plan), DailyBars.SYMBOL)
        .filter(col(DailyBars.EVENT_DATE).geq(col(READ_FROM)))
        .drop(WATERMARK, READ_FROM);
  }

  /** Names the state that the plan starts from: equal for two attempts at the same work. */
  String fingerprint() {
    return Integer.toHexString(symbols.toString().hashCode());
  }

  private static Map<String, LocalDate> firstNewDates(
      Dataset<Row> bars, Map<String, Instant> watermarks) {
    Dataset<Row> known = watermarkTable(bars, watermarks);
    Column isNew = col(WATERMARK).isNull().or(col(DailyBars.KNOWN_AT).gt(col(WATERMARK)));
    Map<String, LocalDate> dates = new TreeMap<>();
    Column isBar = PriceInputs.isBar(bars);
    bars.join(broadcast(known), new String[] {DailyBars.SYMBOL}, "left")
        .filter(PriceInputs.hasActions(bars) ? lit(true) : isNew)
        .groupBy(col(DailyBars.SYMBOL))
        .agg(
            min(dateIf(isNew.and(isBar))),
            min(dateIf(isNew.and(not(isBar)))),
            min(dateIf(isBar)),
            max(dateIf(isBar)))
        .collectAsList()
        .forEach(row -> firstNew(row).ifPresent(date -> dates.put(row.getString(0), date)));
    return dates;
  }

  private static Column dateIf(Column condition) {
    return when(condition, col(DailyBars.EVENT_DATE));
  }

  /** An action reaches something only between the first bar and the last. */
  private static Optional<LocalDate> firstNew(Row row) {
    Optional<LocalDate> bar = Optional.ofNullable(row.getAs(1));
    Optional<LocalDate> action =
        Optional.<LocalDate>ofNullable(row.getAs(2))
            .filter(date -> !row.isNullAt(3) && date.isAfter(row.<LocalDate>getAs(3)))
            .filter(date -> !date.isAfter(row.<LocalDate>getAs(4)));
    return Stream.of(bar, action).flatMap(Optional::stream).min(LocalDate::compareTo);
  }

  private static LocalDate guess(
      String symbol, LocalDate firstNew, Map<String, Instant> watermarks, int lookBack) {
    return watermarks.containsKey(symbol)
        ? firstNew.minusDays((long) lookBack * DAYS_PER_SESSION + SPARE_DAYS)
        : LocalDate.of(1, 1, 1);
  }

  /** Symbols whose guess holds fewer sessions than the look-back: their whole series is read. */
  private static Map<String, LocalDate> tooShort(
      Dataset<Row> bars,
      Map<String, LocalDate> firstNew,
      Map<String, LocalDate> readFrom,
      int lookBack) {
    List<String> seen =
        firstNew.keySet().stream().filter(s -> readFrom.get(s).getYear() > 1).toList();
    Map<String, LocalDate> whole = new HashMap<>();
    if (seen.isEmpty()) {
      return whole;
    }
    List<Row> spans = new ArrayList<>();
    for (String symbol : seen) {
      whole.put(symbol, LocalDate.of(1, 1, 1));
      spans.add(RowFactory.create(symbol, readFrom.get(symbol), firstNew.get(symbol)));
    }
    Dataset<Row> context = bars.sparkSession().createDataFrame(spans, SPAN_SCHEMA);
    bars
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

  private static Dataset<Row> watermarkTable(Dataset<Row> bars, Map<String, Instant> watermarks) {
    List<Row> rows = new ArrayList<>();
    watermarks.forEach((symbol, at) -> rows.add(RowFactory.create(symbol, timestamp(at), null)));
    return bars.sparkSession().createDataFrame(rows, PLAN_SCHEMA).drop(READ_FROM);
  }

  private static Instant timestamp(Instant at) {
    return at == null ? null : at;
  }

  private static long micros(Instant at) {
    return at == null
        ? Long.MIN_VALUE
        : Math.multiplyExact(at.getEpochSecond(), 1_000_000L) + at.getNano() / 1_000;
  }
}
