package org.alluvium.kernels.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Alpha158Test {
  private final FeatureSet alpha158 = Alpha158.ofQlibDefinitions();

  @ParameterizedTest
  @ValueSource(strings = {"GE", "BTC-USD", "MSFT-gaps", "USDCOP"})
  void anyStretchWithAnyAmountOfEarlierRowsHasTheBitsOfTheWhole(String series) {
    Bars bars = QlibFixture.of(series).bars();
    float[][] whole = alpha158.compute(bars, 0, bars.size());
    Random random = new Random(158);
    for (int trial = 0; trial < 300; trial++) {
      int from = random.nextInt(bars.size());
      int to = from + 1 + random.nextInt(Math.min(20, bars.size() - from));
      int latestStart = Math.max(0, from - alpha158.lookBack());
      int start = random.nextBoolean() ? latestStart : random.nextInt(latestStart + 1);
      float[][] part = alpha158.compute(bars.slice(start, to), from - start, to - start);
      for (int c = 0; c < whole.length; c++) {
        assertThat(bits(part[c]))
            .as("%s, rows %d..%d from %d", alpha158.names().get(c), from, to, start)
            .isEqualTo(bits(Arrays.copyOfRange(whole[c], from, to)));
      }
    }
  }

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

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      bits[i] = Float.floatToIntBits(values[i]);
    }
    return bits;
  }
}
