package org.alluvium.kernels.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.alluvium.kernels.covariance.SampleCovariance;
import org.junit.jupiter.api.Test;

class RiskContributionsTest {
  @Test
  void twoPartsByHand() {
    double[][] covariance = {{0.04, 0.01}, {0.01, 0.09}};
    // w'Sw = 0.36*0.04 + 2*0.6*0.4*0.01 + 0.16*0.09 = 0.0336; each part adds half of it
    assertThat(RiskContributions.shares(new double[] {0.6, 0.4}, covariance))
        .containsExactly(new double[] {0.5, 0.5}, within(1e-15));
    // w'Sw = 0.04 - 2*0.5*0.01 + 0.25*0.09 = 0.0525
    assertThat(RiskContributions.shares(new double[] {1, -0.5}, covariance))
        .containsExactly(new double[] {0.035 / 0.0525, 0.0175 / 0.0525}, within(1e-15));
  }

  @Test
  void aHedgeHasANegativeShare() {
    double[][] covariance = {{0.04, 0.03}, {0.03, 0.04}};
    assertThat(RiskContributions.shares(new double[] {1, -0.2}, covariance)[1]).isNegative();
  }

  @Test
  void theySumToOneWhateverTheWeights() {
    Random random = new Random(11);
    for (int run = 0; run < 200; run++) {
      int assets = 1 + random.nextInt(12);
      double[][] returns = new double[assets][60];
      double[] weights = new double[assets];
      for (int i = 0; i < assets; i++) {
        weights[i] = random.nextGaussian();
        Arrays.setAll(returns[i], t -> 0.01 * random.nextGaussian());
      }
      double[] shares =
          RiskContributions.shares(weights, SampleCovariance.of(returns).covariance());
      assertThat(Arrays.stream(shares).sum()).isCloseTo(1, within(1e-12));
    }
  }

  @Test
  void riskBudgetsOfEqualSizeGiveEqualShares() {
    double[][] covariance = {{0.04, 0, 0}, {0, 0.01, 0}, {0, 0, 0.16}};
    assertThat(RiskContributions.shares(new double[] {1 / 0.2, 1 / 0.1, 1 / 0.4}, covariance))
        .containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-15));
  }

  @Test
  void whatDoesNotMoveHasNoRiskToShare() {
    assertThatThrownBy(
            () -> RiskContributions.shares(new double[] {0, 0}, new double[][] {{1, 0}, {0, 1}}))
        .hasMessage("risk contributions need a portfolio that moves, its variance is 0.0");
  }
}
