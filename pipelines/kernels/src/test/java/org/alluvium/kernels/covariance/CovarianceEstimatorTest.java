package org.alluvium.kernels.covariance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.alluvium.kernels.matrix.Cholesky;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CovarianceEstimatorTest {
  private static final OracleVectors ORACLE = OracleVectors.read("covariances.txt");
  private static final Map<String, CovarianceEstimator> ESTIMATORS =
      Map.of(
          "ledoit_wolf", ShrunkCovariance.LEDOIT_WOLF,
          "oracle_approximating", ShrunkCovariance.ORACLE_APPROXIMATING,
          "exponential", new ExponentialCovariance(20));

  @ParameterizedTest
  @CsvSource({
    "long, ledoit_wolf",
    "long, oracle_approximating",
    "long, exponential",
    "short, ledoit_wolf",
    "short, oracle_approximating",
    "short, exponential"
  })
  void itIsThatOfScikitLearnAndPandas(String name, String estimator) {
    double[][] found = ESTIMATORS.get(estimator).covariance(ORACLE.rows(name + ".returns"));
    double[][] expected = ORACLE.rows(name + "." + estimator);
    for (int row = 0; row < expected.length; row++) {
      assertThat(found[row]).containsExactly(expected[row], within(1e-16));
    }
  }

  @Test
  void daysThatAreNotCompleteAreLeftOut() {
    double[][] returns = ORACLE.rows("long.returns");
    double[][] wider = new double[returns.length][returns[0].length + 1];
    for (int asset = 0; asset < returns.length; asset++) {
      System.arraycopy(returns[asset], 0, wider[asset], 1, returns[asset].length);
      wider[asset][0] = asset == 0 ? Double.NaN : 7;
    }
    ESTIMATORS.forEach(
        (name, estimator) ->
            assertThat(estimator.covariance(wider))
                .as(name)
                .isDeepEqualTo(estimator.covariance(returns)));
    assertThatThrownBy(() -> new ExponentialCovariance(5).covariance(new double[][] {{1}, {2}}))
        .hasMessage("days complete in all assets must be >= 2, got 1");
  }

  @Test
  void whatNeverMovesShrinksToNothing() {
    double[][] still = {{0.01, 0.01, 0.01}, {0.02, 0.02, 0.02}};
    assertThat(ShrunkCovariance.LEDOIT_WOLF.covariance(still)[0][0]).isLessThan(1e-30);
    assertThat(ShrunkCovariance.ORACLE_APPROXIMATING.covariance(still)[1][1]).isLessThan(1e-30);
  }

  @Test
  void theNearestCorrelationIsThatOfTheExampleOfHigham() {
    double[][] nearest =
        NearestPositiveDefinite.of(new double[][] {{1, 1, 0}, {1, 1, 1}, {0, 1, 1}});
    assertThat(nearest[0]).containsExactly(new double[] {1, 0.7607, 0.1573}, within(5e-5));
    assertThat(nearest[1]).containsExactly(new double[] {0.7607, 1, 0.7607}, within(5e-5));
  }

  @Test
  void itKeepsVariancesAndWhatIsPositiveDefinite() {
    double[][] fine = {{0.04, 0.01}, {0.01, 0.09}};
    assertThat(NearestPositiveDefinite.of(fine)).isSameAs(fine);
    double[][] wrong = {{4, 6.4, 0.1}, {6.4, 9, 1}, {0.1, 1, 1}};
    double[][] nearest = NearestPositiveDefinite.of(wrong);
    assertThat(nearest[0][0]).isEqualTo(4);
    assertThat(nearest[1][1]).isEqualTo(9);
    assertThat(nearest[0][1]).isBetween(5.5, 6.0);
    assertThat(Cholesky.leading(nearest).size()).isEqualTo(3);
    assertThatThrownBy(() -> NearestPositiveDefinite.of(new double[][] {{0}}))
        .hasMessageContaining("variance of asset 0");
  }

  @Test
  void aRepairedCovarianceCanBeInvertedWithFewerDaysThanAssets() {
    double[][] returns = ORACLE.rows("short.returns");
    double[][] few =
        Arrays.stream(returns).map(series -> Arrays.copyOf(series, 3)).toArray(double[][]::new);
    double[][] sample = CovarianceEstimator.SAMPLE.covariance(few);
    double[][] repaired = new RepairedCovariance(CovarianceEstimator.SAMPLE).covariance(few);
    assertThat(Cholesky.leading(sample).size()).isLessThan(few.length);
    assertThat(Cholesky.leading(repaired).size()).isEqualTo(few.length);
    for (int asset = 0; asset < few.length; asset++) {
      assertThat(repaired[asset][asset]).isCloseTo(sample[asset][asset], within(1e-18));
    }
  }

  @Test
  void whatNeverMovesCannotBeRepaired() {
    double[][] returns = {{0.01, 0.01, 0.01}, {0.02, 0.01, 0.03}};
    assertThat(new RepairedCovariance(CovarianceEstimator.SAMPLE).covariance(returns))
        .isDeepEqualTo(CovarianceEstimator.SAMPLE.covariance(returns));
  }
}
