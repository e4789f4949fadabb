package org.alluvium.kernels.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.alluvium.kernels.regime.Quadrant;
import org.junit.jupiter.api.Test;

class ClusteredAllocationTest {
  private static final OracleVectors ORACLE = OracleVectors.read("convex.txt");
  private static final double[][] RETURNS = ORACLE.rows("narrow.returns");

  private static ClusteredSettings settings(double penalty, double sleeve) {
    Map<Quadrant, QuadrantSettings> quadrants = new EnumMap<>(Quadrant.class);
    for (Quadrant quadrant : Quadrant.values()) {
      quadrants.put(
          quadrant, new QuadrantSettings(penalty, quadrant == Quadrant.EXPANSION ? sleeve : 0));
    }
    return new ClusteredSettings(quadrants, 2);
  }

  @Test
  void oneClusterWithoutAPenaltyIsTheLeastVariance() {
    AllocationRequest request = AllocationRequest.of(RETURNS).withClusters(new int[8]);
    assertThat(ClusteredAllocation.of(settings(0, 0)).weights(request))
        .isEqualTo(MinimumVariance.of(WeightBounds.LONG).weights(RETURNS));
  }

  @Test
  void clustersShareFirstAndTheirAssetsThen() {
    AllocationRequest request = AllocationRequest.of(RETURNS).withClusters(7, 7, 7, 7, 2, 2, 2, 2);
    double[] weights = ClusteredAllocation.of(settings(0, 0)).weights(request);
    MinimumVariance least = MinimumVariance.of(WeightBounds.LONG);
    double[] first = least.weights(Arrays.copyOf(RETURNS, 4));
    double[] second = least.weights(Arrays.copyOfRange(RETURNS, 4, 8));
    double[][] clusters = {
      portfolio(Arrays.copyOf(RETURNS, 4), first),
      portfolio(Arrays.copyOfRange(RETURNS, 4, 8), second)
    };
    double[] between = least.weights(clusters);
    for (int i = 0; i < 4; i++) {
      assertThat(weights[i]).isCloseTo(between[0] * first[i], within(1e-12));
      assertThat(weights[4 + i]).isCloseTo(between[1] * second[i], within(1e-12));
    }
  }

  private static double[] portfolio(double[][] returns, double[] weights) {
    double[] sum = new double[returns[0].length];
    for (int asset = 0; asset < returns.length; asset++) {
      for (int day = 0; day < sum.length; day++) {
        sum[day] += weights[asset] * returns[asset][day];
      }
    }
    return sum;
  }

  @Test
  void theGreaterThePenaltyTheMoreEvenAreWeights() {
    AllocationRequest request = AllocationRequest.of(RETURNS).withClusters(0, 0, 0, 0, 1, 1, 1, 1);
    double before = Double.POSITIVE_INFINITY;
    for (double penalty : new double[] {0, 0.1, 1, 10}) {
      double[] weights = ClusteredAllocation.of(settings(penalty, 0)).weights(request);
      double squares = Arrays.stream(weights).map(weight -> weight * weight).sum();
      assertThat(squares).isLessThan(before);
      before = squares;
    }
    assertThat(ClusteredAllocation.of(settings(1e9, 0)).weights(request))
        .containsExactly(
            new double[] {0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125, 0.125}, within(1e-8));
  }

  @Test
  void winnersHaveTheSleeveInAnExpansionAndTheCoreHasItElsewhere() {
    ClusteredAllocation engine = ClusteredAllocation.of(settings(0.5, 0.3));
    AllocationRequest request =
        AllocationRequest.of(RETURNS)
            .withClusters(0, 0, 0, 0, 1, 1, 1, 1)
            .withScores(0.2, Double.NaN, 0.9, 0.1, 0.9, 0.9, -1, 0);
    double[] core = engine.weights(request);
    double[] aggressive = engine.weights(request.withQuadrant(Quadrant.EXPANSION));
    for (int asset = 0; asset < core.length; asset++) {
      double sleeve = asset == 2 || asset == 4 ? 0.15 : 0;
      assertThat(aggressive[asset]).isCloseTo(0.7 * core[asset] + sleeve, within(1e-15));
    }
    assertThat(engine.weights(request.withQuadrant(Quadrant.CRISIS))).isEqualTo(core);
    double[] none = new double[8];
    Arrays.fill(none, Double.NaN);
    assertThat(engine.weights(request.withScores(none).withQuadrant(Quadrant.EXPANSION)))
        .isEqualTo(core);
  }

  @Test
  void settingsAreChecked() {
    assertThatThrownBy(() -> new QuadrantSettings(-0.1, 0))
        .hasMessage("L2 penalty must be finite and >= 0, got -0.1");
    assertThatThrownBy(() -> new QuadrantSettings(0, 1.5))
        .hasMessage("aggressor sleeve must be within 0 and 1, got 1.5");
    assertThatThrownBy(() -> new ClusteredSettings(Map.of(), 2))
        .hasMessage("settings of the clustered engine lack the quadrant CRISIS");
    assertThat(ClusteredSettings.standard().quadrants().get(Quadrant.EXPANSION).sleeve())
        .isGreaterThan(ClusteredSettings.standard().quadrants().get(Quadrant.CRISIS).sleeve());
  }

  @Test
  void aClusterThatHedgesItselfWhollyIsNamed() {
    double[] up = {0.01, -0.02, 0.03};
    double[] down = {-0.01, 0.02, -0.03};
    double[] other = {0.02, 0.01, -0.01};
    AllocationRequest request =
        AllocationRequest.of(new double[][] {up, down, other}).withClusters(0, 0, 1);
    assertThatThrownBy(() -> ClusteredAllocation.of(settings(0, 0)).weights(request))
        .hasMessage(
            "RISKLESS_GROUPS: the assets of the cluster at place 0 hedge each other wholly; use a longer window or other clusters");
  }
}
