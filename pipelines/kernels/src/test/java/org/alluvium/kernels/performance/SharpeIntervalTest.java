package org.alluvium.kernels.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.alluvium.kernels.returns.SimpleReturns;
import org.junit.jupiter.api.Test;

class SharpeIntervalTest {
  private static final StationaryBootstrap BOOTSTRAP = new StationaryBootstrap(10, 5_000, 42);

  @Test
  void theIntervalAgreesWithAnIndependentPackage() {
    OracleVectors oracle = OracleVectors.read("performance.txt");
    double[] returns = SimpleReturns.series(oracle.vector("close"));
    double[] expected = oracle.vector("sharpeInterval");
    SharpeInterval interval = SharpeInterval.of(returns, 252, BOOTSTRAP);
    assertThat(interval.low()).isCloseTo(expected[0], within(0.04));
    assertThat(interval.high()).isCloseTo(expected[1], within(0.04));
    assertThat(interval.sharpe()).isCloseTo(oracle.number("sharpe"), within(1e-12));
  }

  @Test
  void onIndependentReturnsItHasTheWidthOfTheAsymptoticInterval() {
    Random random = new Random(8);
    double[] returns =
        random.doubles(2_000).map(unused -> 0.0005 + 0.01 * random.nextGaussian()).toArray();
    SharpeInterval interval = SharpeInterval.of(returns, 252, new StationaryBootstrap(1, 4_000, 1));
    double width = 2 * 1.6449 * Math.sqrt(252.0 / 2_000);
    assertThat(interval.high() - interval.low()).isCloseTo(width, within(0.06 * width));
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    double[] returns = new Random(2).doubles(300, -0.01, 0.011).toArray();
    assertThat(SharpeInterval.of(returns, 252, BOOTSTRAP))
        .isEqualTo(SharpeInterval.of(returns, 252, BOOTSTRAP));
    assertThat(SharpeInterval.of(returns, 252, BOOTSTRAP).low())
        .isNotEqualTo(
            SharpeInterval.of(returns, 252, new StationaryBootstrap(10, 5_000, 43)).low());
  }

  @Test
  void aFlatPathHasAnIntervalOfZero() {
    SharpeInterval interval = SharpeInterval.of(new double[20], 252, BOOTSTRAP);
    assertThat(interval.low()).isZero();
    assertThat(interval.high()).isZero();
  }

  @Test
  void blocksRunOnCircularlyAndStartAfreshAtTheStatedRate() {
    int rows = 500;
    int fresh = 0;
    int steps = 0;
    for (int[] resample : new StationaryBootstrap(10, 400, 5).indices(rows)) {
      for (int row = 1; row < rows; row++) {
        assertThat(resample[row]).isBetween(0, rows - 1);
        fresh += resample[row] == (resample[row - 1] + 1) % rows ? 0 : 1;
        steps++;
      }
    }
    assertThat((double) fresh / steps).isCloseTo(0.1 * (1 - 1.0 / rows), within(0.002));
  }

  @Test
  void rowsAreDrawnEvenly() {
    int[] drawn = new int[20];
    for (int[] resample : new StationaryBootstrap(5, 5_000, 5).indices(20)) {
      for (int row : resample) {
        drawn[row]++;
      }
    }
    for (int count : drawn) {
      assertThat(count).isBetween(4_700, 5_300);
    }
  }

  @Test
  void aBlockShorterThanOneIsRefused() {
    assertThatThrownBy(() -> new StationaryBootstrap(0.5, 10, 1))
        .hasMessage("meanBlockLength must be >= 1, got 0.5");
  }

  @Test
  void theDefaultBlockGrowsWithTheCubeRoot() {
    assertThat(StationaryBootstrap.forSample(1_001, 10, 1).meanBlockLength()).isEqualTo(11);
  }
}
