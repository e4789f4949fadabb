package org.alluvium.kernels.inference;

import static org.alluvium.kernels.inference.InferenceOracle.ORACLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharpeDifferenceTest {
  private static final double[] FIRST = ORACLE.vector("sharpe.paired.first");
  private static final double[] SECOND = ORACLE.vector("sharpe.paired.second");

  @ParameterizedTest
  @ValueSource(strings = {"sharpe.trend", "sharpe.paired"})
  void differenceErrorAndPValueEqualNumpy(String name) {
    double[] expected = ORACLE.vector(name + ".expected");
    SharpeDifference found =
        SharpeDifference.of(
            ORACLE.vector(name + ".first"),
            ORACLE.vector(name + ".second"),
            ORACLE.integers(name + ".terms")[0]);
    assertThat(found.difference()).isCloseTo(expected[0], within(1e-13));
    assertThat(found.standardError()).isCloseTo(expected[1], withinPercentage(1e-9));
    assertThat(found.pValue()).isCloseTo(expected[2], within(1e-12));
  }

  @Test
  void theErrorIsThatOfTheFourMomentsByTheDeltaMethod() {
    double[][] covariance =
        NeweyWest.covariance(new double[][] {FIRST, SECOND, squares(FIRST), squares(SECOND)}, 5);
    double[] gradient = gradient(FIRST, SECOND);
    double variance = 0;
    for (int i = 0; i < 4; i++) {
      for (int k = 0; k < 4; k++) {
        variance += gradient[i] * covariance[i][k] * gradient[k];
      }
    }
    double n = FIRST.length;
    assertThat(SharpeDifference.of(FIRST, SECOND, 5).standardError())
        .isCloseTo(Math.sqrt(variance * n / (n - 4) / n), withinPercentage(1e-9));
  }

  @Test
  void independentNormalReturnsHaveTheErrorOfLo() {
    double[][] draws = InferenceOracle.draws(2, 40_000, 5);
    double[] first = Arrays.stream(draws[0]).map(value -> 0.5 + value).toArray();
    double error = SharpeDifference.of(first, draws[1], 0).standardError();
    // Variances 1 + S²/2 of the two ratios, S = 0.5 and 0.
    assertThat(error).isCloseTo(Math.sqrt((1.125 + 1) / 40_000), withinPercentage(2));
  }

  @Test
  void equalStreamsDoNotDiffer() {
    SharpeDifference found = SharpeDifference.of(FIRST, FIRST, 3);
    assertThat(found.difference()).isZero();
    assertThat(found.standardError()).isZero();
    assertThat(found.z()).isZero();
    assertThat(found.pValue()).isEqualTo(1);
  }

  @Test
  void aLeveredStreamDoesNotDifferFromItself() {
    SharpeDifference found = SharpeDifference.of(FIRST, scaled(FIRST, 3), 3);
    assertThat(found.difference()).isCloseTo(0, within(1e-15));
    assertThat(found.z()).isZero();
    assertThat(found.pValue()).isEqualTo(1);
  }

  @Test
  void swappingTurnsTheSign() {
    SharpeDifference one = SharpeDifference.of(FIRST, SECOND, 4);
    SharpeDifference two = SharpeDifference.of(SECOND, FIRST, 4);
    assertThat(two.z()).isEqualTo(-one.z());
    assertThat(two.difference()).isEqualTo(-one.difference());
    assertThat(two.pValue()).isEqualTo(one.pValue());
  }

  @Test
  void aPositiveFactorChangesNothing() {
    assertThat(SharpeDifference.of(scaled(FIRST, 0.25), scaled(SECOND, 1_024), 4))
        .isEqualTo(SharpeDifference.of(FIRST, SECOND, 4));
  }

  @Test
  void underTheHypothesisOneInTenIsRejectedAtTenPercent() {
    int rejected = 0;
    for (int seed = 0; seed < 400; seed++) {
      double[][] pair = correlated(seed, 300, 0);
      rejected += SharpeDifference.of(pair[0], pair[1], 2).pValue() < 0.1 ? 1 : 0;
    }
    assertThat(rejected / 400.0).isBetween(0.07, 0.14);
  }

  @Test
  void aPlantedEdgeIsFound() {
    double[][] pair = correlated(3, 1_000, 0.2);
    SharpeDifference found = SharpeDifference.of(pair[0], pair[1], 2);
    assertThat(found.z()).isGreaterThan(4);
    assertThat(found.pValue()).isLessThan(1e-4);
  }

  @Test
  void samplesWithoutAnAnswerAreRefused() {
    double[] five = {1, 2, 3, 4, 6};
    assertThatThrownBy(() -> SharpeDifference.of(five, new double[] {1, 2}, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("second returns must have length 5, got 2");
    assertThatThrownBy(() -> SharpeDifference.of(new double[4], new double[4], 0))
        .hasMessage("periods of first returns must be >= 5, got 4");
    assertThatThrownBy(() -> SharpeDifference.of(five, new double[5], 0))
        .hasMessage("second returns must vary, got 0.0 in all 5 periods");
    assertThatThrownBy(() -> SharpeDifference.of(five, new double[] {1, 2, 3, Double.NaN, 5}, 0))
        .hasMessage("second returns must be finite, got NaN in period 3");
    assertThatThrownBy(() -> SharpeDifference.of(five, five, 5))
        .hasMessage("lag must be in 0..4, got 5");
  }

  /** Two normal series of correlation 0.6, the first with the mean given. */
  static double[][] correlated(long seed, int periods, double mean) {
    double[][] draws = InferenceOracle.draws(2, periods, seed);
    double[][] pair = new double[2][periods];
    for (int t = 0; t < periods; t++) {
      pair[0][t] = mean + draws[0][t];
      pair[1][t] = 0.6 * draws[0][t] + 0.8 * draws[1][t];
    }
    return pair;
  }

  static double[] scaled(double[] values, double factor) {
    return Arrays.stream(values).map(value -> factor * value).toArray();
  }

  private static double[] squares(double[] values) {
    return Arrays.stream(values).map(value -> value * value).toArray();
  }

  /** Of the difference, by the means and uncentred second moments, as the paper writes it. */
  private static double[] gradient(double[] first, double[] second) {
    double one = Sample.mean(first);
    double two = Sample.mean(second);
    double oneSquare = Sample.mean(squares(first));
    double twoSquare = Sample.mean(squares(second));
    double oneCube = Math.pow(oneSquare - one * one, 1.5);
    double twoCube = Math.pow(twoSquare - two * two, 1.5);
    return new double[] {
      oneSquare / oneCube, -twoSquare / twoCube, -one / (2 * oneCube), two / (2 * twoCube)
    };
  }
}
