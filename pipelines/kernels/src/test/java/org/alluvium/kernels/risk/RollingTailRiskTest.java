package org.alluvium.kernels.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingTailRiskTest {
  private static final OracleVectors ORACLE = OracleVectors.read("tail_risk.txt");
  private static final double[] RETURNS = ORACLE.vector("returns");

  @Test
  void theLikelihoodRatioIsThatOfScipysBinomialDistribution() {
    double[] rows = ORACLE.vector("kupiec");
    for (int i = 0; i < rows.length / 3; i++) {
      KupiecTest test = KupiecTest.of((int) rows[3 * i], (int) rows[3 * i + 1], rows[3 * i + 2]);
      assertThat(test.likelihoodRatio()).isCloseTo(ORACLE.vector("kupiec_ratio")[i], within(1e-10));
      double probability = ORACLE.vector("kupiec_probability")[i];
      assertThat(test.probability()).isCloseTo(probability, within(1e-9 * probability));
    }
  }

  /** Kupiec 1995, the table of nonrejection regions of the test at 0.05. */
  @ParameterizedTest
  @CsvSource({
    "255, 0.025, 2, 12", "510, 0.025, 6, 21", "1000, 0.025, 15, 36",
    "255, 0.05, 6, 21", "510, 0.05, 16, 36", "1000, 0.05, 37, 65",
    "255, 0.10, 16, 36", "510, 0.10, 38, 65", "1000, 0.10, 81, 120",
    "510, 0.01, 1, 11", "1000, 0.01, 4, 17"
  })
  void theRegionsOfNoRejectionAreThePublishedOnes(int days, double share, int below, int above) {
    assertThat(KupiecTest.of(days, below, share).probability()).isLessThan(0.05);
    assertThat(KupiecTest.of(days, above, share).probability()).isLessThan(0.05);
    for (int count = below + 1; count < above; count++) {
      assertThat(KupiecTest.of(days, count, share).probability()).isGreaterThan(0.05);
    }
  }

  @Test
  void aForecastSeesThePeriodsBeforeItAlone() {
    RollingTailRisk whole = RollingTailRisk.of(RETURNS, 100, 0.95, TailModel.CORNISH_FISHER);
    double[] changed = RETURNS.clone();
    Arrays.fill(changed, 250, changed.length, -0.5);
    RollingTailRisk other = RollingTailRisk.of(changed, 100, 0.95, TailModel.CORNISH_FISHER);
    assertThat(Arrays.copyOf(other.forecasts(), 251))
        .containsExactly(Arrays.copyOf(whole.forecasts(), 251));
    assertThat(whole.forecasts()[99]).isNaN();
    assertThat(whole.forecasts()[100])
        .isEqualTo(
            TailRisk.of(Arrays.copyOf(RETURNS, 100), 0.95, TailModel.CORNISH_FISHER).valueAtRisk());
    assertThat(other.exceeded()[250]).isTrue();
  }

  @Test
  void normalReturnsPassAndAForecastOfCalmerTimesFails() {
    Random random = new Random(3);
    double[] steady = random.doubles(1500).map(any -> random.nextGaussian() / 100).toArray();
    double[] livelier = steady.clone();
    for (int period = 0; period < livelier.length; period++) {
      livelier[period] *= 1 + period / 250.0;
    }
    assertThat(RollingTailRisk.of(steady, 250, 0.95, TailModel.NORMAL).kupiec().probability())
        .isGreaterThan(0.05);
    assertThat(RollingTailRisk.of(livelier, 250, 0.95, TailModel.NORMAL).kupiec().probability())
        .isLessThan(0.05);
  }

  @Test
  void aRecordWithoutAForecastIsRefused() {
    RollingTailRisk none = RollingTailRisk.of(new double[5], 10, 0.95, TailModel.NORMAL);
    assertThat(none.forecasts()).containsOnly(Double.NaN);
    assertThatThrownBy(none::kupiec).hasMessageContaining("number of forecasts");
  }
}
