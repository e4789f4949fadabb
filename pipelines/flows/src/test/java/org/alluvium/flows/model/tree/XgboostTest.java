package org.alluvium.flows.model.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.alluvium.kernels.tree.TreeModel;
import org.junit.jupiter.api.Test;

class XgboostTest {
  private static final Map<String, Double> SETTINGS =
      Map.of(
          "trees", 60.0,
          "depth", 4.0,
          "leaf_rows", 20.0,
          "learning_rate", 0.1,
          "row_share", 0.8,
          "feature_share", 0.7,
          "penalty", 2.0,
          "seed", 3.0);

  @Test
  void predictionsAreThoseOfXgboostsPythonPackage() {
    EquityRows data = EquityRows.load();
    Map<Integer, List<ReferenceTrees.Line>> cutoffs =
        ReferenceTrees.of("xgboost").stream()
            .collect(Collectors.groupingBy(ReferenceTrees.Line::cutoff));
    assertThat(cutoffs).hasSizeGreaterThan(50);
    double worst = 0;
    for (Map.Entry<Integer, List<ReferenceTrees.Line>> one : cutoffs.entrySet()) {
      double[][] rows = data.rows(day -> day.knownAt() <= one.getKey());
      assertThat(rows).hasNumberOfRows(one.getValue().get(0).rows());
      TreeModel model = xgboost(SETTINGS).fit(rows);
      for (ReferenceTrees.Line line : one.getValue()) {
        double own = model.predict(data.features(line.cells()[3], line.cutoff()));
        worst = Math.max(worst, Math.abs(own - line.number(4)) / model.targetDeviation());
      }
    }
    assertThat(worst).as("largest difference in target deviations").isLessThan(2e-6).isPositive();
  }

  @Test
  void theSameRowsAndSeedGiveTheSameBits() {
    double[][] rows = NoisySteps.rows(500);
    assertThat(xgboost(SETTINGS).fit(rows)).isEqualTo(xgboost(SETTINGS).fit(rows.clone()));
    Map<String, Double> other = new HashMap<>(SETTINGS);
    other.put("seed", 4.0);
    assertThat(xgboost(other).fit(rows)).isNotEqualTo(xgboost(SETTINGS).fit(rows));
  }

  @Test
  void aThresholdInDoublePrecisionPartsWhatOneInSinglePrecisionParts() {
    Random random = new Random(1);
    for (int trial = 0; trial < 100_000; trial++) {
      float threshold = Float.intBitsToFloat(random.nextInt());
      if (!Float.isFinite(threshold)) {
        continue;
      }
      double atMost = XgboostDocument.atMost(threshold);
      double near = threshold + (random.nextDouble() - 0.5) * 4 * Math.ulp(threshold);
      for (double value : new double[] {near, atMost, Math.nextUp(atMost), threshold}) {
        assertThat(value <= atMost)
            .as("%s at threshold %s", value, threshold)
            .isEqualTo((float) value < threshold);
      }
    }
  }

  @Test
  void aConstantTargetIsRefused() {
    double[][] rows = {{1, 2}, {3, 2}, {4, 2}};
    assertThatThrownBy(() -> xgboost(SETTINGS).fit(rows))
        .hasMessage(
            "target of regression trees is constant (2.0 in all 3 rows): there is nothing to fit;"
                + " start at a later cutoff");
  }

  private static Xgboost xgboost(Map<String, Double> settings) {
    return new Xgboost(new TreeSettings(settings));
  }
}
