package org.alluvium.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.alluvium.kernels.clustering.LeafOrder;
import org.alluvium.kernels.clustering.Linkage;
import org.alluvium.kernels.covariance.CovarianceEstimator;
import org.alluvium.kernels.covariance.ShrunkCovariance;
import org.alluvium.kernels.portfolio.AllocationLimits;
import org.alluvium.kernels.portfolio.HierarchicalRiskParity;
import org.alluvium.kernels.portfolio.MinimumVariance;
import org.alluvium.kernels.portfolio.PortfolioEngine;
import org.alluvium.kernels.portfolio.RiskBudgeting;
import org.alluvium.lakehouse.session.Sessions;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Measures walk-forward books by hierarchical risk parity, of the least variance and of equal risk
 * contributions.
 *
 * <p>Arguments: {@code walk} (on one thread, an engine after the other) or {@code application} (all
 * of them in one application of Spark, to a table {@code books} of the work folder), work folder,
 * result file, assets, days of a window, days between rebalances, {@code sample} or {@code
 * ledoit_wolf}, walks that warm up, walks that are measured. Returns are in {@code returns} of the
 * work folder, day by day; a walk leaves {@code weights.ENGINE} and {@code returns.ENGINE} there.
 */
public final class BacktestBench {
  private static final List<String> ENGINES = List.of("hrp", "variance", "budgeting");
  private static final StructType BOOK =
      new StructType()
          .add("engine", DataTypes.StringType)
          .add("rebalance", DataTypes.IntegerType)
          .add("weights", DataTypes.createArrayType(DataTypes.DoubleType));

  private final Timings timings = new Timings();
  private final Path work;
  private final WalkForward walk;
  private final String estimator;

  /** Of every rebalance. */
  private final double[][] weights;

  /** Of the days after every rebalance. */
  private final double[][] returns;

  private BacktestBench(Path work, WalkForward walk, String estimator) {
    this.work = work;
    this.walk = walk;
    this.estimator = estimator;
    this.weights = new double[walk.rebalances()][];
    this.returns = new double[walk.rebalances()][];
  }

  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[1]).toAbsolutePath();
    int[] sizes = Arrays.stream(arguments, 3, 6).mapToInt(Integer::parseInt).toArray();
    WalkForward walk = WalkForward.read(work.resolve("returns"), sizes[0], sizes[1], sizes[2]);
    BacktestBench bench = new BacktestBench(work, walk, arguments[6]);
    if (arguments[0].equals("application")) {
      bench.application();
    } else {
      bench.walks(Integer.parseInt(arguments[7]), Integer.parseInt(arguments[8]));
    }
    bench.timings.put("rebalances", walk.rebalances());
    bench.timings.peak();
    bench.timings.write(Path.of(arguments[2]));
  }

  private void walks(int warmUps, int repetitions) throws Exception {
    for (String id : ENGINES) {
      PortfolioEngine engine = engine(id, estimator);
      timings.seconds(id + "_first", () -> walk(engine, 1));
      walk(engine, warmUps);
      timings.seconds(id, () -> walk(engine, repetitions));
      Numbers.write(work.resolve("weights." + id), flat(weights));
      Numbers.write(work.resolve("returns." + id), flat(returns));
    }
    timings.put("repetitions", repetitions);
  }

  private void walk(PortfolioEngine engine, int repetitions) {
    for (int repetition = 0; repetition < repetitions; repetition++) {
      for (int rebalance = 0; rebalance < weights.length; rebalance++) {
        weights[rebalance] = walk.weights(engine, rebalance);
        returns[rebalance] = walk.returns(weights[rebalance], rebalance);
      }
    }
  }

  private static double[] flat(double[][] rows) {
    return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
  }

  private void application() throws Exception {
    SparkSession[] spark = new SparkSession[1];
    timings.seconds(
        "session_start", () -> spark[0] = Sessions.open(work.resolve("spark"), Map.of()));
    timings.seconds(
        "books",
        () ->
            spark[0]
                .range(
                    0,
                    (long) ENGINES.size() * walk.rebalances(),
                    1,
                    Runtime.getRuntime().availableProcessors())
                .mapPartitions(books(walk, estimator), Encoders.row(BOOK))
                .write()
                .parquet(work.resolve("books").toString()));
    spark[0].stop();
  }

  private static MapPartitionsFunction<Long, Row> books(WalkForward walk, String estimator) {
    return numbers -> {
      List<PortfolioEngine> engines = ENGINES.stream().map(id -> engine(id, estimator)).toList();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return numbers.hasNext();
        }

        @Override
        public Row next() {
          long number = numbers.next();
          int engine = (int) (number % ENGINES.size());
          int rebalance = (int) (number / ENGINES.size());
          double[] weights = walk.weights(engines.get(engine), rebalance);
          return RowFactory.create(
              ENGINES.get(engine),
              rebalance,
              Arrays.stream(weights).boxed().toArray(Double[]::new));
        }
      };
    };
  }

  private static PortfolioEngine engine(String id, String estimator) {
    CovarianceEstimator covariance =
        estimator.equals("sample") ? CovarianceEstimator.SAMPLE : ShrunkCovariance.LEDOIT_WOLF;
    return switch (id) {
      case "hrp" -> HierarchicalRiskParity.of(Linkage.WARD, LeafOrder.SCIPY_OPTIMAL, covariance);
      case "variance" -> MinimumVariance.of(AllocationLimits.LONG, covariance);
      default -> RiskBudgeting.equal(covariance);
    };
  }
}
