package org.alluvium.kernels.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.alluvium.kernels.clustering.LeafOrder;
import org.alluvium.kernels.clustering.Linkage;
import org.alluvium.kernels.covariance.CovarianceEstimator;
import org.alluvium.kernels.covariance.SampleCovariance;
import org.alluvium.kernels.covariance.ShrunkCovariance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Engines that solve a convex program: beside skfolio, and by the conditions of their optimum. */
class ConvexEnginesTest {
  private static final OracleVectors ORACLE = OracleVectors.read("convex.txt");
  private static final WeightBounds CAPPED = new WeightBounds(0, 0.2);

  private static Map<String, PortfolioEngine> engines(int assets) {
    double[] uneven = new double[assets];
    Arrays.setAll(uneven, i -> 1 + i % 3);
    return Map.of(
        "variance", MinimumVariance.of(WeightBounds.LONG),
        "variance_capped", MinimumVariance.of(CAPPED),
        "variance_short", MinimumVariance.of(new WeightBounds(-0.1, 0.3)),
        "sharpe", MaximumSharpe.of(WeightBounds.LONG),
        "sharpe_capped", MaximumSharpe.of(CAPPED),
        "diversification", MaximumDiversification.of(WeightBounds.LONG),
        "diversification_capped", MaximumDiversification.of(new WeightBounds(0, 0.15)),
        "budgeting", RiskBudgeting.equal(),
        "budgeting_uneven", RiskBudgeting.of(uneven));
  }

  private static Stream<Arguments> cases() {
    return Stream.of("wide", "narrow")
        .flatMap(name -> engines(1).keySet().stream().map(engine -> Arguments.of(name, engine)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void weightsAreThoseOfSkfolio(String name, String engine) {
    double[][] returns = ORACLE.rows(name + ".returns");
    double[] weights = engines(returns.length).get(engine).weights(returns);
    assertThat(weights).containsExactly(ORACLE.vector(name + "." + engine), within(1e-5));
  }

  @Test
  void noWeightCanBeMovedToLowerTheVariance() {
    double[][] returns = ORACLE.rows("wide.returns");
    double[][] covariance = SampleCovariance.of(returns).covariance();
    double[] weights = MinimumVariance.of(CAPPED).weights(returns);
    double[] gradient = times(covariance, weights);
    double held = 0;
    double lowestHeld = Double.POSITIVE_INFINITY;
    double highestFree = 0;
    for (int i = 0; i < weights.length; i++) {
      held = Math.max(held, gradient[i]);
      lowestHeld = weights[i] < CAPPED.most() ? Math.min(lowestHeld, gradient[i]) : lowestHeld;
      highestFree = weights[i] > 0 ? Math.max(highestFree, gradient[i]) : highestFree;
    }
    assertThat(highestFree - lowestHeld).isLessThan(1e-9 * held);
  }

  @Test
  void everyAssetContributesItsShareOfTheRisk() {
    double[][] returns = ORACLE.rows("wide.returns");
    double[] shares = new double[returns.length];
    Arrays.setAll(shares, i -> i + 1);
    double[] weights = RiskBudgeting.of(shares).weights(returns);
    double[] risk = times(SampleCovariance.of(returns).covariance(), weights);
    double variance = 0;
    for (int i = 0; i < weights.length; i++) {
      variance += weights[i] * risk[i];
    }
    for (int i = 0; i < weights.length; i++) {
      assertThat(weights[i] * risk[i] / variance)
          .isCloseTo(shares[i] / Arrays.stream(shares).sum(), within(1e-10));
    }
  }

  @Test
  void theUnitOfReturnsDoesNotMatter() {
    double[][] returns = ORACLE.rows("narrow.returns");
    double[][] percent = scaled(returns, 100);
    engines(returns.length)
        .forEach(
            (name, engine) ->
                assertThat(engine.weights(percent))
                    .as(name)
                    .containsExactly(engine.weights(returns), within(1e-10)));
  }

  @Test
  void ofTwoAssetsTheMinimumIsThatOfTheFormula() {
    double[][] covariance = {{0.04, 0.01}, {0.01, 0.09}};
    double[] weights = MinimumVariance.of(WeightBounds.LONG).weightsOfCovariance(covariance);
    assertThat(weights[0]).isCloseTo(0.08 / 0.11, within(1e-14));
    double[] parity = RiskBudgeting.equal().weightsOfCovariance(covariance);
    assertThat(parity[0]).isCloseTo(0.6, within(1e-12));
  }

  @Test
  void anotherCovarianceThanTheSamplesCanBeChosen() {
    double[][] returns = ORACLE.rows("narrow.returns");
    CovarianceEstimator shrunk = ShrunkCovariance.LEDOIT_WOLF;
    double[][] covariance = shrunk.covariance(returns);
    MinimumVariance variance = MinimumVariance.of(AllocationLimits.LONG, shrunk);
    assertThat(variance.weights(returns)).isEqualTo(variance.weightsOfCovariance(covariance));
    RiskBudgeting budgeting = RiskBudgeting.equal(shrunk);
    assertThat(budgeting.weights(returns)).isEqualTo(budgeting.weightsOfCovariance(covariance));
    HierarchicalRiskParity hierarchical =
        HierarchicalRiskParity.of(Linkage.WARD, LeafOrder.PLAIN, shrunk);
    assertThat(hierarchical.weights(returns))
        .isEqualTo(hierarchical.weightsOfCovariance(covariance));
    assertThat(MaximumSharpe.of(AllocationLimits.LONG, shrunk).weights(returns))
        .isNotEqualTo(MaximumSharpe.of(WeightBounds.LONG).weights(returns));
  }

  @Test
  void whatCannotBeIsNamed() {
    double[][] falling = {{-0.01, -0.02, -0.01}, {-0.02, -0.01, -0.02}};
    assertThatThrownBy(() -> MaximumSharpe.of(WeightBounds.LONG).weights(falling))
        .hasMessageStartingWith(
            "NO_POSITIVE_MEAN: no asset has a mean return above 0, the highest");
    assertThatThrownBy(() -> MinimumVariance.of(new WeightBounds(0, 0.4)).weights(falling))
        .hasMessage(
            "INFEASIBLE: 2 weights from 0.0 to 0.4 cannot sum to 1.0; widen the bounds or take more"
                + " assets");
    assertThatThrownBy(() -> RiskBudgeting.of(new double[] {1, 0}))
        .hasMessage("budgets of risk must be finite and above 0, got [1.0, 0.0]");
    assertThatThrownBy(() -> new WeightBounds(0.5, 0.2))
        .hasMessageContaining("not below the lower one, got 0.5 and 0.2");
  }

  private static double[] times(double[][] matrix, double[] vector) {
    return Arrays.stream(matrix)
        .mapToDouble(
            row -> {
              double sum = 0;
              for (int i = 0; i < row.length; i++) {
                sum += row[i] * vector[i];
              }
              return sum;
            })
        .toArray();
  }

  private static double[][] scaled(double[][] values, double by) {
    return Arrays.stream(values)
        .map(row -> Arrays.stream(row).map(value -> value * by).toArray())
        .toArray(double[][]::new);
  }
}
