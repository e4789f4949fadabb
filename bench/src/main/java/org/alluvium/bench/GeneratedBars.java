package org.alluvium.bench;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Daily bars of made-up symbols in {@code silver.daily_bars}: a random walk each, known at 21:00
 * UTC of each weekday from 2003 on. The same bars on every machine.
 *
 * @param symbols number of symbols
 * @param days sessions of each
 */
record GeneratedBars(int symbols, int days) {
  private static final LocalDate FIRST_MONDAY = LocalDate.of(2003, 1, 6);
  private static final int SESSIONS_PER_WEEK = 5;

  /**
   * Writes bars, once.
   *
   * @param after the first sessions that are left out, since they are there
   */
  void write(Lakehouse lakehouse, int after) {
    lakehouse
        .write(DailyBars.SPEC)
        .appendOnce(rows(lakehouse, after), "bars/%d/%d/%d".formatted(symbols, after, days));
  }

  /** Session of a position. */
  static LocalDate session(int position) {
    return FIRST_MONDAY
        .plusWeeks(position / SESSIONS_PER_WEEK)
        .plusDays(position % SESSIONS_PER_WEEK);
  }

  /** When the bar of a position became known. */
  static Instant known(int position) {
    return Instant.parse(session(position) + "T21:00:00Z");
  }

  private Dataset<Row> rows(Lakehouse lakehouse, int after) {
    List<Integer> numbers = IntStream.range(0, symbols).boxed().toList();
    int end = days;
    FlatMapFunction<Integer, Row> walk = symbol -> walk(symbol, after, end).iterator();
    return lakehouse
        .spark()
        .createDataset(numbers, Encoders.INT())
        .repartition(2)
        .flatMap(walk, Encoders.row(SparkSchemas.contentSchema(DailyBars.SPEC)));
  }

  private static Stream<Row> walk(int symbol, int after, int end) {
    SplittableRandom random = new SplittableRandom(symbol);
    String name = "GEN:S%05d".formatted(symbol);
    double[] last = {20 + 200 * random.nextDouble()};
    return IntStream.range(0, end)
        .mapToObj(
            at -> {
              double open = last[0] * (1 + 0.004 * (random.nextDouble() - 0.5));
              double close = open * Math.exp(0.06 * (random.nextDouble() - 0.5));
              double high = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
              double low = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
              double volume = Math.rint(1e6 * Math.exp(2 * random.nextDouble()));
              last[0] = close;
              return RowFactory.create(
                  name,
                  session(at),
                  known(at),
                  open,
                  high,
                  low,
                  close,
                  volume,
                  "split_adjusted",
                  "generated",
                  new String[0]);
            })
        .skip(after);
  }
}
