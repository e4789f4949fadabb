package org.alluvium.flows.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.kernels.regression.Predictor;
import org.alluvium.kernels.regression.RowsRegression;
import org.alluvium.kernels.tree.TargetScale;
import org.alluvium.kernels.tree.TreeModel;
import org.alluvium.lakehouse.testkit.SparkTest;
import org.apache.spark.ml.PredictionModel;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SparkTreesTest extends SparkTest {
  private static final Map<String, Double> FOREST =
      Map.of("trees", 40.0, "depth", 6.0, "leaf_rows", 20.0, "feature_share", 0.4, "seed", 1.0);
  private static final Map<String, Double> BOOSTED =
      Map.of(
          "trees", 20.0,
          "depth", 3.0,
          "leaf_rows", 20.0,
          "learning_rate", 0.1,
          "row_share", 0.8,
          "seed", 1.0);

  /** Training fits from a thread whose session is this one. */
  @BeforeEach
  void session() {
    assertThat(spark()).isNotNull();
  }

  @Test
  void predictionsAreThoseOfTheModelsOfSpark() {
    double[][] rows = NoisySteps.rows(400);
    RandomForest forest = new RandomForest(settings(FOREST, "trees", 3));
    BoostedTrees boosted = new BoostedTrees(settings(BOOSTED, "trees", 3));
    TargetScale scale = TargetScale.of(rows);

    equal(forest.fit(rows), rows, SparkTrees.inOnePartition(rows, scale, forest::grown));
    equal(boosted.fit(rows), rows, SparkTrees.inOnePartition(rows, scale, boosted::grown));
  }

  private static void equal(TreeModel own, double[][] rows, PredictionModel<Vector, ?> sparks) {
    for (double[] row : rows) {
      double[] features = Arrays.copyOf(row, row.length - 1);
      double expected = own.scale().original(sparks.predict(Vectors.dense(features)));
      assertThat(own.predict(features)).isCloseTo(expected, within(1e-12));
    }
  }

  @Test
  void theSameRowsAndSeedGiveTheSameBits() {
    double[][] rows = NoisySteps.rows(300);
    for (Map<String, Double> usual : List.of(FOREST, BOOSTED)) {
      Predictor first = regression(settings(usual, "trees", 3)).fit(rows);
      assertThat(regression(settings(usual, "trees", 3)).fit(rows.clone())).isEqualTo(first);
      Map<String, Double> few = new HashMap<>(usual);
      few.put("trees", 3.0);
      assertThat(regression(settings(few, "seed", 2)).fit(rows)).isNotEqualTo(first);
    }
  }

  /**
   * Bins and samples differ, the rest is the same: errors of the window and of the year after it
   * are within 2.5 % of the reference's, 12 % where the window has few rows.
   */
  @Test
  void errorsAreThoseOfScikitLearn() {
    EquityRows data = EquityRows.load();
    errors(data, "forest", new RandomForest(new TreeSettings(FOREST)));
    errors(data, "boosted", new BoostedTrees(new TreeSettings(BOOSTED)));
  }

  private static void errors(EquityRows data, String name, RowsRegression regression) {
    List<ReferenceTrees.Line> lines = ReferenceTrees.of(name);
    assertThat(lines).hasSize(4);
    for (ReferenceTrees.Line line : lines) {
      double[][] rows = data.rows(day -> day.knownAt() <= line.cutoff());
      assertThat(rows).hasNumberOfRows(line.rows());
      double[][] later =
          data.rows(day -> day.date() > line.cutoff() && day.date() <= line.cutoff() + 364);
      TreeModel model = (TreeModel) regression.fit(rows);
      double range = rows.length < 5_000 ? 0.12 : 0.025;
      assertThat(error(model, rows) / line.number(3)).as("inside").isCloseTo(1, within(range));
      assertThat(error(model, later) / line.number(4)).as("after").isCloseTo(1, within(range));
    }
  }

  /** Mean squared error in the variance of the window's target. */
  private static double error(TreeModel model, double[][] rows) {
    return Arrays.stream(rows)
        .mapToDouble(
            row -> {
              double predicted = model.predict(Arrays.copyOf(row, row.length - 1));
              return (row[row.length - 1] - predicted) / model.targetDeviation();
            })
        .map(residual -> residual * residual)
        .average()
        .orElseThrow();
  }

  private static RowsRegression regression(TreeSettings settings) {
    return settings.values().containsKey(TreeSettings.LEARNING_RATE)
        ? new BoostedTrees(settings)
        : new RandomForest(settings);
  }

  private static TreeSettings settings(Map<String, Double> usual, String name, double value) {
    Map<String, Double> settings = new HashMap<>(usual);
    settings.put(name, value);
    return new TreeSettings(settings);
  }
}
