package org.alluvium.kernels.inference;

import static org.alluvium.kernels.inference.InferenceOracle.ORACLE;
import static org.alluvium.kernels.inference.InferenceOracle.SPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NeweyWestTest {
  private static final double RELATIVE_1E12 = 1e-10;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 20, 100})
  void meanAndStandardErrorEqualStatsmodels(int lag) {
    double[] expected = ORACLE.vector("newey." + lag);
    NeweyWest found = NeweyWest.of(SPY, lag);
    assertThat(found.mean()).isCloseTo(expected[0], within(1e-18));
    assertThat(found.standardError()).isCloseTo(expected[1], withinPercentage(RELATIVE_1E12));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7})
  void theCovarianceOfMomentsEqualsStatsmodels(int lag) {
    double[] expected = ORACLE.vector("newey.matrix." + lag);
    double[][] found = NeweyWest.covariance(moments(), lag);
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 3; k++) {
        double scale = Math.sqrt(expected[4 * i] * expected[4 * k]);
        assertThat(found[i][k]).isCloseTo(expected[3 * i + k], within(1e-12 * scale));
        assertThat(found[i][k]).isEqualTo(found[k][i]);
      }
    }
  }

  @Test
  void theDiagonalHoldsTheVariancesOfTheSeriesAlone() {
    double[][] moments = moments();
    double[][] covariance = NeweyWest.covariance(moments, 9);
    for (int i = 0; i < moments.length; i++) {
      assertThat(covariance[i][i]).isEqualTo(NeweyWest.of(moments[i], 9).longRunVariance());
    }
  }

  @Test
  void alternatingValuesHaveNoLongRunVarianceLeft() {
    double[] alternating = {1, -1, 1, -1};
    // γ = 1, −3/4, 1/2, −1/4 and weights 3/4, 1/2, 1/4: 1 + 2(−9/16 + 4/16 − 1/16).
    assertThat(NeweyWest.of(alternating, 3).longRunVariance()).isEqualTo(0.25);
    assertThat(NeweyWest.of(alternating, 0).longRunVariance()).isEqualTo(1);
    assertThat(NeweyWest.of(alternating, 0).standardError()).isEqualTo(0.5);
  }

  @Test
  void aShiftMovesTheMeanAloneAndAFactorScales() {
    NeweyWest plain = NeweyWest.of(SPY, 6);
    double[] moved = Arrays.stream(SPY).map(value -> 3 - 2 * value).toArray();
    NeweyWest found = NeweyWest.of(moved, 6);
    assertThat(found.mean()).isCloseTo(3 - 2 * plain.mean(), within(1e-12));
    assertThat(found.standardError())
        .isCloseTo(2 * plain.standardError(), withinPercentage(RELATIVE_1E12));
  }

  @Test
  void reversingTimeChangesNothing() {
    double[] reversed = new double[SPY.length];
    Arrays.setAll(reversed, t -> SPY[SPY.length - 1 - t]);
    assertThat(NeweyWest.of(reversed, 12).longRunVariance())
        .isCloseTo(NeweyWest.of(SPY, 12).longRunVariance(), withinPercentage(RELATIVE_1E12));
  }

  @Test
  void persistenceWidensTheError() {
    double[] persistent = InferenceOracle.draws(1, 20_000, 4)[0];
    for (int t = 1; t < persistent.length; t++) {
      persistent[t] += 0.5 * persistent[t - 1];
    }
    // The long-run variance of an autoregression is 1 / (1 − 0.5)².
    assertThat(NeweyWest.of(persistent, 60).longRunVariance()).isCloseTo(4, within(0.4));
    assertThat(NeweyWest.of(persistent, 0).longRunVariance()).isCloseTo(4.0 / 3, within(0.05));
  }

  @Test
  void whatHasNoErrorIsRefused() {
    assertThatThrownBy(() -> NeweyWest.of(new double[] {1, Double.NaN, 2}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("values must be finite, got NaN in period 1");
    assertThatThrownBy(() -> NeweyWest.of(new double[] {0.1, 0.1, 0.1}, 0))
        .hasMessage("values must vary, got 0.1 in all 3 periods");
    assertThatThrownBy(() -> NeweyWest.of(new double[1], 0))
        .hasMessage("periods of values must be >= 2, got 1");
    assertThatThrownBy(() -> NeweyWest.of(new double[] {1, 2}, 2))
        .hasMessage("lag must be in 0..1, got 2");
    assertThatThrownBy(() -> NeweyWest.covariance(new double[][] {{1, 2}, {1, 2, 3}}, 0))
        .hasMessage("series 1 must have length 2, got 3");
    assertThatThrownBy(() -> NeweyWest.covariance(new double[0][], 0))
        .hasMessage("series must be >= 1, got 0");
    assertThatThrownBy(() -> new NeweyWest(0, -1, 0, 2))
        .hasMessage("longRunVariance must be >= 0, got -1.0");
  }

  private static double[][] moments() {
    return new double[][] {
      SPY,
      Arrays.stream(SPY).map(value -> value * value).toArray(),
      Arrays.stream(SPY).map(Math::abs).toArray()
    };
  }
}
