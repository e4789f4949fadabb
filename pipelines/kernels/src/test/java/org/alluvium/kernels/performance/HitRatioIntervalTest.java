package org.alluvium.kernels.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.alluvium.kernels.portfolio.OracleVectors;
import org.alluvium.kernels.returns.SimpleReturns;
import org.junit.jupiter.api.Test;

class HitRatioIntervalTest {
  private static final StationaryBootstrap BOOTSTRAP = new StationaryBootstrap(10, 5_000, 42);

  @Test
  void theIntervalAgreesWithAnIndependentPackage() {
    double[] returns = SimpleReturns.series(OracleVectors.read("performance.txt").vector("close"));
    OracleVectors oracle = OracleVectors.read("hit_ratio.txt");
    HitRatioInterval interval = HitRatioInterval.of(returns, BOOTSTRAP);
    assertThat(interval.hitRatio()).isCloseTo(oracle.number("hitRatio"), within(1e-15));
    assertThat(interval.low()).isCloseTo(oracle.vector("interval")[0], within(0.003));
    assertThat(interval.high()).isCloseTo(oracle.vector("interval")[1], within(0.003));
  }

  @Test
  void flatAndMissingPeriodsAreNeitherHitsNorMisses() {
    double[] returns = {0.1, 0, Double.NaN, -0.1, 0.2, 0.3};
    assertThat(HitRatioInterval.of(returns, BOOTSTRAP).hitRatio()).isEqualTo(0.75);
    assertThat(HitRatioInterval.of(new double[] {0.1, 0, 0.2}, BOOTSTRAP).low()).isEqualTo(1);
  }

  @Test
  void aFlatPathHasNoHitRatioAndNoInterval() {
    HitRatioInterval flat = HitRatioInterval.of(new double[3], BOOTSTRAP);
    assertThat(new double[] {flat.hitRatio(), flat.low(), flat.high()})
        .containsExactly(Double.NaN, Double.NaN, Double.NaN);
  }

  @Test
  void aSampleWithoutReturnsIsRefused() {
    assertThatThrownBy(() -> HitRatioInterval.of(new double[] {Double.NaN}, BOOTSTRAP))
        .hasMessage("a hit ratio's interval needs at least one return");
  }
}
