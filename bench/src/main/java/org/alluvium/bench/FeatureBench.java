package org.alluvium.bench;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alluvium.flows.features.FeatureSets;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.flows.vintage.VintageBackfill;
import org.alluvium.kernels.feature.Alpha158;
import org.alluvium.lakehouse.columnar.BlockFile;
import org.alluvium.lakehouse.columnar.SeriesBlock;
import org.alluvium.lakehouse.columnar.WideSchema;
import org.alluvium.lakehouse.columnar.WriteStamps;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.session.Sessions;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Measures the backfill of Alpha158 from a Delta table to a Delta table.
 *
 * <p>Arguments: {@code generate}, {@code backfill} or {@code growth}, work folder, result file,
 * days, then the numbers of symbols.
 */
public final class FeatureBench {
  private static final VintageBackfill<SeriesBlock> BACKFILL =
      FeatureSets.backfill(Alpha158.ofQlibDefinitions());
  private static final TableSpec TABLE = FeatureSets.table(Alpha158.ofQlibDefinitions());
  private static final int WEEK = 5;
  private static final int REPETITIONS = 3;

  private final Timings timings = new Timings();
  private final Path work;
  private final int days;
  private final SparkSession spark;

  private FeatureBench(Path work, int days) throws Exception {
    this.work = work;
    this.days = days;
    SparkSession[] opened = new SparkSession[1];
    timings.seconds(
        "session_start", () -> opened[0] = Sessions.open(work.resolve("spark"), Map.of()));
    this.spark = opened[0];
  }

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[1]).toAbsolutePath();
    FeatureBench bench = new FeatureBench(work, Integer.parseInt(arguments[3]));
    List<Integer> sizes = Stream.of(arguments).skip(4).map(Integer::valueOf).toList();
    switch (arguments[0]) {
      case "generate" -> bench.generate(sizes);
      case "backfill" -> bench.backfill(sizes.get(0));
      case "growth" -> bench.growth(sizes);
      default -> throw new IllegalArgumentException("no bench '" + arguments[0] + "'");
    }
    bench.timings.write(Path.of(arguments[2]));
    bench.spark.stop();
  }

  private void generate(List<Integer> sizes) {
    for (int symbols : sizes) {
      new GeneratedBars(symbols, days).write(of(symbols).source(), 0);
    }
  }

  /** The first backfill of this process, then the same again with its parts. */
  private void backfill(int symbols) throws Exception {
    BenchLakehouse lakehouse = of(symbols);
    Lakehouse first = lakehouse.fresh("first");
    timings.seconds(
        "first_read",
        () -> first.read(DailyBars.SPEC).all().agg(Map.of(DailyBars.CLOSE, "sum")).collectAsList());
    timings.seconds("first", () -> run(first, days));
    timings.seconds("digest", () -> SliceDigest.of(first.read(TABLE).all(), TABLE));
    Lakehouse again = lakehouse.fresh("again");
    timings.seconds("again", () -> run(again, days));
    parts(lakehouse.fresh("parts"));
  }

  /** The backfill up to one of its parts and no further. */
  private void parts(Lakehouse lakehouse) throws Exception {
    Dataset<Row> bars = arranged(lakehouse);
    timings.seconds("to_read", () -> consume(bars, FeatureBench::drained));
    timings.seconds("to_kernel", () -> consume(bars, r -> drained(BACKFILL.evaluation().call(r))));
    timings.seconds("to_encode", () -> consume(bars, FeatureBench::encoded));
    timings.seconds(
        "to_write",
        () ->
            lakehouse
                .write(TABLE)
                .appendBlocksOnce(bars, BACKFILL.evaluation(), "parts", Map.of()));
  }

  /** Rounds of backfills of several sizes in one process, and further weeks of the largest. */
  private void growth(List<Integer> sizes) throws Exception {
    for (int round = 0; round <= REPETITIONS; round++) {
      for (int symbols : sizes) {
        Lakehouse fresh = of(symbols).fresh("grown");
        timings.seconds("full_%d_%d".formatted(symbols, round), () -> run(fresh, days));
      }
    }
    int largest = sizes.get(sizes.size() - 1);
    Lakehouse grown = of(largest).last("grown");
    for (int week = 0; week <= REPETITIONS; week++) {
      int before = days + week * WEEK;
      new GeneratedBars(largest, before + WEEK).write(grown, before);
      timings.seconds("week_" + week, () -> run(grown, before + WEEK));
    }
  }

  private BenchLakehouse of(int symbols) {
    return new BenchLakehouse(spark, work.resolve("symbols-%d-%d".formatted(symbols, days)));
  }

  private static void run(Lakehouse lakehouse, int sessions) {
    StageContext context = BenchLakehouse.context(lakehouse, sessions);
    BACKFILL.run(context, PriceInputs.of(context));
  }

  private Dataset<Row> arranged(Lakehouse lakehouse) {
    StageContext context = BenchLakehouse.context(lakehouse, days);
    return VintageBackfill.arranged(PriceInputs.of(context).rows());
  }

  private static void consume(Dataset<Row> rows, MapPartitionsFunction<Row, Long> consumer) {
    rows.coalesce(rows.sparkSession().sparkContext().defaultParallelism())
        .mapPartitions(consumer, Encoders.LONG())
        .collectAsList();
  }

  private static Iterator<Long> drained(Iterator<?> all) {
    long count = 0;
    while (all.hasNext()) {
      all.next();
      count++;
    }
    return List.of(count).iterator();
  }

  private static Iterator<Long> encoded(Iterator<Row> rows) throws Exception {
    NowhereFile nowhere = new NowhereFile();
    Iterator<SeriesBlock> blocks = BACKFILL.evaluation().call(rows);
    try (BlockFile file =
        BlockFile.create(nowhere, WideSchema.of(TABLE), new WriteStamps("bench", 0))) {
      while (blocks.hasNext()) {
        file.add(blocks.next());
      }
      file.finish();
      return List.of(file.bytes()).iterator();
    }
  }
}
