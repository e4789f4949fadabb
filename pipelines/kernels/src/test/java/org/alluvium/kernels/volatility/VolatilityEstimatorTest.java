package org.alluvium.kernels.volatility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;

class VolatilityEstimatorTest {
  private static final double NAN = Double.NaN;
  private static final VolatilityEstimator ROLLING = new RollingVolatility(2);
  private static final VolatilityEstimator EXPONENTIAL = new ExponentialVolatility(0.5, 2);

  @Test
  void rollingIsTheRootOfTheMeanSquareOfTheLastReturns() {
    // (0.03² + 0.04²) / 2 = 0.00125
    double[] returns = {0.5, 0.03, -0.04};

    assertThat(ROLLING.perPeriod(returns, 3)).isEqualTo(Math.sqrt(0.00125), within(1e-16));
    assertThat(ROLLING.over(5, returns, 3)).isEqualTo(Math.sqrt(0.00625), within(1e-16));
  }

  @Test
  void exponentialWeighsTheLatestReturnMost() {
    // Weights 1, 1/2, 1/4: (0.04² + 0.03² / 2 + 0.02² / 4) / 1.75
    double[] returns = {0.02, 0.03, -0.04};

    assertThat(EXPONENTIAL.perPeriod(returns, 3))
        .isEqualTo(Math.sqrt((0.0016 + 0.00045 + 0.0001) / 1.75), within(1e-16));
  }

  @Test
  void missingReturnsAreLeftOutAndTooFewGiveNone() {
    assertThat(ROLLING.perPeriod(new double[] {0.03, NAN, -0.04, NAN}, 4))
        .isEqualTo(ROLLING.perPeriod(new double[] {0.03, -0.04}, 2));
    assertThat(EXPONENTIAL.perPeriod(new double[] {0.03, NAN, -0.04, NAN}, 4))
        .isEqualTo(EXPONENTIAL.perPeriod(new double[] {0.03, -0.04}, 2));
    for (VolatilityEstimator estimator : new VolatilityEstimator[] {ROLLING, EXPONENTIAL}) {
      assertThat(estimator.perPeriod(new double[] {NAN, 0.03}, 2)).isNaN();
      assertThat(estimator.perPeriod(new double[0], 0)).isNaN();
      assertThat(estimator.perPeriod(new double[3], 3)).isZero();
    }
  }

  @Test
  void laterReturnsAreNotRead() {
    SplittableRandom random = new SplittableRandom(3);
    for (VolatilityEstimator estimator :
        new VolatilityEstimator[] {
          new RollingVolatility(20), new ExponentialVolatility(0.94, 10)
        }) {
      double[] returns = random.doubles(100, -0.05, 0.05).toArray();
      for (int known = 0; known <= returns.length; known++) {
        double[] future = returns.clone();
        Arrays.fill(future, known, future.length, Double.POSITIVE_INFINITY);

        assertThat(estimator.perPeriod(future, known))
            .isEqualTo(Double.valueOf(estimator.perPeriod(Arrays.copyOf(returns, known), known)));
      }
    }
  }

  @Test
  void agreesWithPandas() {
    OracleVectors oracle = OracleVectors.read("strategies.txt");
    double[] returns = oracle.vector("volatility.returns");
    double[] rolling = oracle.vector("volatility.rolling");
    double[] exponential = oracle.vector("volatility.exponential");
    for (int t = 0; t < returns.length; t++) {
      assertThat(new RollingVolatility(20).perPeriod(returns, t + 1))
          .isEqualTo(rolling[t], within(1e-15));
      assertThat(new ExponentialVolatility(0.94, 20).perPeriod(returns, t + 1))
          .isEqualTo(exponential[t], within(1e-15));
    }
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new RollingVolatility(1))
        .hasMessage("window of a volatility must be >= 2, got 1");
    assertThatThrownBy(() -> new ExponentialVolatility(1, 5))
        .hasMessage("decay of a volatility must be in (0, 1), got 1.0");
    assertThatThrownBy(() -> new ExponentialVolatility(0.9, 1))
        .hasMessage("least returns of a volatility must be >= 2, got 1");
    assertThatThrownBy(() -> ROLLING.perPeriod(new double[2], 3))
        .hasMessage("known returns must be in 0..2, got 3");
    assertThatThrownBy(() -> EXPONENTIAL.perPeriod(new double[] {1 / 0.0}, 1))
        .hasMessage("a return must be finite, or NaN for missing, got Infinity");
    assertThatThrownBy(() -> ROLLING.over(0, new double[2], 2))
        .hasMessage("periods must be > 0, got 0.0");
  }
}
