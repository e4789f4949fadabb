package org.alluvium.flows.vintage;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.when;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What became known of a symbol after the watermark up to which a derived table answers for it.
 *
 * @param first first session with a version that the table has not seen: of a bar, or of an action
 *     that reaches one
 * @param settled a stretch of sessions that ends some days before the watermark
 * @param sessions number of sessions with a bar in that stretch
 */
record SymbolNews(LocalDate first, Stretch settled, int sessions) {
  private static final String WATERMARK = "watermark";
  private static final String FROM = "settled_from";
  private static final String TO = "settled_to";
  private static final int DAYS_BEFORE_WATERMARK = 7;

  private static final StructType SEEN_SCHEMA =
      new StructType()
          .add(DailyBars.SYMBOL, DataTypes.StringType)
          .add(WATERMARK, DataTypes.TimestampType)
          .add(FROM, DataTypes.DateType)
          .add(TO, DataTypes.DateType);

  /** Days from the first to the last, both in it. */
  record Stretch(LocalDate from, LocalDate to) {
    private static Stretch before(Instant watermark, long days) {
      LocalDate to =
          LocalDate.ofInstant(watermark, ZoneOffset.UTC).minusDays(DAYS_BEFORE_WATERMARK);
      return new Stretch(to.minusDays(days), to);
    }
  }

  /**
   * Asks for the news of every symbol, in one pass over what is new and over the stretches.
   *
   * @param bars every vintage known as of the run, of the actions too
   * @param watermarks of the symbols that the table answers for; not empty
   * @param days length of the stretches
   * @return by symbol; those without news are left out
   */
  static Map<String, SymbolNews> of(Dataset<Row> bars, Map<String, Instant> watermarks, long days) {
    Map<String, Stretch> settled = new HashMap<>();
    watermarks.forEach((symbol, at) -> settled.put(symbol, Stretch.before(at, days)));
    List<Row> seen = new ArrayList<>();
    settled.forEach(
        (symbol, stretch) ->
            seen.add(
                RowFactory.create(symbol, watermarks.get(symbol), stretch.from(), stretch.to())));
    Instant least = watermarks.values().stream().min(Instant::compareTo).orElseThrow();
    LocalDate from =
        settled.values().stream().map(Stretch::from).min(LocalDate::compareTo).orElseThrow();
    // Files and parts of files are skipped by literal bounds only.
    Dataset<Row> bounded =
        bars.filter(
                col(DailyBars.KNOWN_AT).gt(lit(least)).or(col(DailyBars.EVENT_DATE).geq(lit(from))))
            .join(
                broadcast(bars.sparkSession().createDataFrame(seen, SEEN_SCHEMA)),
                DailyBars.SYMBOL);
    return asked(bars, bounded, settled::get);
  }

  /** The news of every symbol since one watermark of all of them. */
  static Map<String, SymbolNews> after(Instant watermark, Dataset<Row> bars, long days) {
    Stretch settled = Stretch.before(watermark, days);
    Dataset<Row> bounded =
        bars.withColumn(WATERMARK, lit(watermark))
            .withColumn(FROM, lit(settled.from()))
            .withColumn(TO, lit(settled.to()));
    return asked(bars, bounded, symbol -> settled);
  }

  /** Whether the stretch holds the look-back of everything that is new. */
  boolean isServedBySettled(int lookBack) {
    return first.isAfter(settled.to()) && sessions >= lookBack;
  }

  private static Map<String, SymbolNews> asked(
      Dataset<Row> bars, Dataset<Row> bounded, Function<String, Stretch> settled) {
    List<Row> answers = answers(bounded);
    Map<String, LocalDate> reaching = reaching(bars, answers);
    Map<String, SymbolNews> news = new HashMap<>();
    for (Row row : answers) {
      String symbol = row.getString(0);
      Stream.of(
              Optional.<LocalDate>ofNullable(row.getAs(1)),
              Optional.ofNullable(reaching.get(symbol)))
          .flatMap(Optional::stream)
          .min(LocalDate::compareTo)
          .ifPresent(
              first ->
                  news.put(symbol, new SymbolNews(first, settled.apply(symbol), row.getInt(3))));
    }
    return news;
  }

  /** Symbol, first new bar, first new action, sessions of the stretch. */
  private static List<Row> answers(Dataset<Row> bounded) {
    Column isBar = PriceInputs.isBar(bounded);
    Column isNew = col(DailyBars.KNOWN_AT).gt(col(WATERMARK));
    Column isSettled = isBar.and(col(DailyBars.EVENT_DATE).between(col(FROM), col(TO)));
    return bounded
        .filter(isNew.or(isSettled))
        .groupBy(col(DailyBars.SYMBOL))
        .agg(
            min(dateIf(isNew.and(isBar))),
            min(dateIf(isNew.and(not(isBar)))),
            size(collect_set(dateIf(isSettled))))
        .collectAsList();
  }

  private static Column dateIf(Column condition) {
    return when(condition, col(DailyBars.EVENT_DATE));
  }

  /** First new actions that lie between the first bar of their symbol and the last. */
  private static Map<String, LocalDate> reaching(Dataset<Row> bars, List<Row> answers) {
    Map<String, LocalDate> actions = new HashMap<>();
    answers.stream()
        .filter(r -> !r.isNullAt(2))
        .forEach(r -> actions.put(r.getString(0), r.getAs(2)));
    Map<String, LocalDate> reaching = new HashMap<>();
    if (actions.isEmpty()) {
      return reaching;
    }
    bars.filter(col(DailyBars.SYMBOL).isin(actions.keySet().toArray()))
        .filter(PriceInputs.isBar(bars))
        .groupBy(col(DailyBars.SYMBOL))
        .agg(min(DailyBars.EVENT_DATE), max(DailyBars.EVENT_DATE))
        .collectAsList()
        .forEach(
            row -> {
              LocalDate date = actions.get(row.getString(0));
              if (date.isAfter(row.getAs(1)) && !date.isAfter(row.getAs(2))) {
                reaching.put(row.getString(0), date);
              }
            });
    return reaching;
  }
}
