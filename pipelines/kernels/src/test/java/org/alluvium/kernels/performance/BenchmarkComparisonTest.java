package org.alluvium.kernels.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BenchmarkComparisonTest {
  private static final double NONE = Double.NaN;

  /** numpy: polyfit(benchmark, book, 1)[0], corrcoef, std(book - benchmark, ddof=1) * sqrt(252). */
  @Test
  void asNumpyHasIt() {
    double[] book = {0.01, -0.02, 0.015, 0.003, NONE, -0.004};
    double[] benchmark = {0.008, -0.015, 0.02, -0.001, 0.5, 0.002};
    BenchmarkComparison compared = BenchmarkComparison.of(book, benchmark, 252);
    assertThat(compared.periods()).isEqualTo(5);
    assertThat(compared.beta()).isCloseTo(1.0045815516188148, within(1e-14));
    assertThat(compared.correlation()).isCloseTo(0.9406701851524139, within(1e-14));
    assertThat(compared.trackingError()).isCloseTo(0.07360706487831178, within(1e-14));
  }

  @Test
  void twiceTheBenchmarkHasABetaOfTwo() {
    double[] benchmark = {0.01, -0.02, 0.03};
    BenchmarkComparison compared =
        BenchmarkComparison.of(new double[] {0.02, -0.04, 0.06}, benchmark, 252);
    assertThat(compared.beta()).isCloseTo(2, within(1e-15));
    assertThat(compared.correlation()).isCloseTo(1, within(1e-15));
    assertThat(BenchmarkComparison.of(benchmark, benchmark, 252).trackingError()).isZero();
  }

  @Test
  void aBenchmarkThatNeverMovesHasNoBeta() {
    BenchmarkComparison compared =
        BenchmarkComparison.of(new double[] {0.02, -0.04}, new double[2], 252);
    assertThat(compared.beta()).isNaN();
    assertThat(compared.correlation()).isNaN();
  }

  @Test
  void oneCommonReturnIsTooFew() {
    assertThatThrownBy(
            () -> BenchmarkComparison.of(new double[] {NONE, 0.1}, new double[] {0.1, 0.2}, 252))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("in common");
  }
}
