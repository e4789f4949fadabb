package org.alluvium.kernels.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Alpha158Test {
  private final FeatureSet alpha158 = Alpha158.ofQlibDefinitions();

  @Test
  void everyLookBackRowCountsAndTheRowBeforeItDoesNot() {
    Bars bars = QlibFixture.of("GE").bars();
    int t = 200;
    float[][] values = alpha158.compute(bars, t, t + 1);
    assertThat(alpha158.compute(withClose(bars, t - 60, 1e6), t, t + 1)).isNotEqualTo(values);
    assertThat(alpha158.compute(withClose(bars, t - 61, 1e6), t, t + 1)).isEqualTo(values);
    assertThat(alpha158.compute(withClose(bars, t + 1, 1e6), t, t + 1)).isEqualTo(values);
  }

  @Test
  void aClosePathThatDoesNotMoveHasNoFitAndNoDeviation() {
    double[] flat = new double[70];
    Arrays.fill(flat, 12.34);
    float[][] values = alpha158.compute(Bars.ofPricesOnly(flat, flat, flat, flat), 69, 70);
    assertThat(cell(values, "STD60")).isZero();
    assertThat(cell(values, "BETA20")).isZero();
    assertThat(cell(values, "RSQR60")).isNaN();
    assertThat(cell(values, "RANK10")).isEqualTo(0.55f);
    assertThat(cell(values, "SUMD30")).isZero();
    assertThat(cell(values, "IMAX5")).isEqualTo(0.2f);
  }

  @Test
  void anEmptyRangeGivesEmptyColumns() {
    assertThat(alpha158.compute(QlibFixture.of("GE").bars(), 5, 5)).hasDimensions(158, 0);
  }

  @Test
  void rowsOutsideTheBarsAreNamed() {
    double[] one = {1};
    Bars bars = Bars.ofPricesOnly(one, one, one, one);
    assertThatThrownBy(() -> alpha158.compute(bars, 0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows must lie in 0..1, got 0..2");
  }

  private float cell(float[][] values, String name) {
    return values[alpha158.names().indexOf(name)][0];
  }

  private static Bars withClose(Bars bars, int row, double close) {
    double[][] columns = new double[5][bars.size()];
    for (int t = 0; t < bars.size(); t++) {
      columns[0][t] = bars.open(t);
      columns[1][t] = bars.high(t);
      columns[2][t] = bars.low(t);
      columns[3][t] = t == row ? close : bars.close(t);
      columns[4][t] = bars.volume(t);
    }
    return Bars.ofZeroVolumeMissing(columns[0], columns[1], columns[2], columns[3], columns[4]);
  }
}
