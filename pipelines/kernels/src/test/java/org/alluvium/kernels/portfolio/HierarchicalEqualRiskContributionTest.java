package org.alluvium.kernels.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import java.util.stream.Stream;
import org.alluvium.kernels.clustering.Linkage;
import org.alluvium.kernels.covariance.ShrunkCovariance;
import org.alluvium.kernels.returns.SimpleReturns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HierarchicalEqualRiskContributionTest {
  private static final OracleVectors CLOSES = OracleVectors.read("hrp.txt");
  private static final OracleVectors ORACLE = OracleVectors.read("herc.txt");

  private static double[][] returns(String sample) {
    return SimpleReturns.of(CLOSES.rows(sample + ".close")).values();
  }

  private static Stream<Arguments> cases() {
    return Stream.of("etf", "djia", "short")
        .flatMap(
            sample ->
                Stream.of(Linkage.values())
                    .flatMap(
                        linkage ->
                            Stream.of(1, 2, 4, 7).map(k -> Arguments.of(sample, linkage, k))));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void weightsAreThoseOfSkfolio(String sample, Linkage linkage, int clusters) {
    String name = sample + "." + linkage.name().toLowerCase(Locale.ROOT) + "." + clusters;
    assertThat(HierarchicalEqualRiskContribution.of(linkage, clusters).weights(returns(sample)))
        .containsExactly(ORACLE.vector(name), within(1e-12));
  }

  @Test
  void ofOneClusterOrTwoAssetsItIsTheInverseVariancePortfolio() {
    double[][] returns = {{0.01, -0.01, 0.01, -0.01}, {0.02, 0.02, -0.02, -0.02}};
    for (int clusters : new int[] {1, 2, 9}) {
      assertThat(HierarchicalEqualRiskContribution.of(Linkage.WARD, clusters).weights(returns))
          .containsExactly(new double[] {0.8, 0.2}, within(1e-15));
    }
  }

  @Test
  void anotherCovarianceThanTheSamplesCanBeChosen() {
    double[][] returns = returns("short");
    HierarchicalEqualRiskContribution engine =
        HierarchicalEqualRiskContribution.of(Linkage.WARD, 4, ShrunkCovariance.LEDOIT_WOLF);
    assertThat(engine.weights(returns))
        .isEqualTo(engine.weightsOfCovariance(ShrunkCovariance.LEDOIT_WOLF.covariance(returns)));
  }

  @Test
  void noClustersAreRefused() {
    assertThatThrownBy(() -> HierarchicalEqualRiskContribution.of(Linkage.WARD, 0))
        .hasMessage("clusters must be >= 1, got 0");
  }
}
