package org.alluvium.kernels.feature.spectral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.alluvium.kernels.feature.Bars;
import org.alluvium.kernels.feature.RecordedColumns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpectralTest {
  private final Spectral spectral = Spectral.ofDailyReturns();

  @ParameterizedTest
  @ValueSource(strings = {"AAPL", "BTC-USD", "USDCOP"})
  void everyColumnEqualsPyWaveletsAntropyAndNolds(String series) {
    RecordedColumns recorded = RecordedColumns.of("spectral", series);
    double[] returns = new double[recorded.bars().size() - 1];
    Arrays.setAll(
        returns, t -> Math.log(recorded.bars().close(t + 1)) - Math.log(recorded.bars().close(t)));
    List<String> differences = new ArrayList<>();
    for (int t = 0; t <= returns.length; t++) {
      double[] ours = spectral.values(Arrays.copyOfRange(returns, Math.max(0, t - 256), t));
      for (int c = 0; c < ours.length; c++) {
        double expected = recorded.columns().get(spectral.names().get(c))[t];
        if (!agree(ours[c], expected)) {
          differences.add(
              "%s[%d] %s, expected %s".formatted(spectral.names().get(c), t, ours[c], expected));
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static boolean agree(double ours, double expected) {
    return Double.isNaN(expected)
        ? Double.isNaN(ours)
        : Math.abs(ours - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
  }

  @Test
  void aPureWaveHasItsEnergyAtItsScaleAndNextToNoEntropy() {
    double[] wave = new double[256];
    Arrays.setAll(wave, t -> Math.sin(2 * Math.PI * t / 16));
    double[] values = spectral.values(wave);

    assertThat(value(values, "SPECTRAL_ENTROPY")).isCloseTo(0, within(1e-9));
    assertThat(value(values, "DWT_D3") + value(values, "DWT_D4")).isGreaterThan(0.95);
    assertThat(value(values, "AR1")).isCloseTo(Math.cos(2 * Math.PI / 16), within(0.01));
    assertThat(value(values, "HURST")).isLessThan(0.3);
  }

  @Test
  void noiseHasFullEntropyAndNoMemoryOnAverage() {
    Random random = new Random(42);
    double[] sums = new double[spectral.names().size()];
    int trials = 400;
    for (int trial = 0; trial < trials; trial++) {
      double[] noise = new double[256];
      Arrays.setAll(noise, t -> random.nextGaussian());
      double[] values = spectral.values(noise);
      Arrays.setAll(sums, c -> sums[c] + values[c] / trials);
    }

    assertThat(value(sums, "HURST")).isCloseTo(0.5, within(0.02));
    assertThat(value(sums, "AR1")).isCloseTo(-1.0 / 128, within(0.02));
    assertThat(value(sums, "PERMUTATION_ENTROPY")).isGreaterThan(0.97);
    // A level takes half of what the one before left.
    assertThat(value(sums, "DWT_D1")).isCloseTo(0.5, within(0.02));
    assertThat(value(sums, "DWT_A4")).isCloseTo(1.0 / 16, within(0.02));
  }

  @Test
  void aPriceThatDoesNotMoveHasNoRhythm() {
    double[] values = spectral.values(new double[256]);

    assertThat(value(values, "DWT_D1")).isNaN();
    assertThat(value(values, "SPECTRAL_ENTROPY")).isNaN();
    assertThat(value(values, "AR1")).isNaN();
    assertThat(value(values, "HURST")).isNaN();
    assertThat(value(values, "PERMUTATION_ENTROPY")).isZero();
  }

  @Test
  void aSessionWithoutACloseIsPassedOver() {
    double[] close = new double[300];
    Random random = new Random(7);
    Arrays.setAll(close, t -> 50 + random.nextDouble());
    double[] gap = close.clone();
    gap[290] = Double.NaN;
    double[] without = new double[299];
    Arrays.setAll(without, t -> close[t < 290 ? t : t + 1]);

    float[][] torn = spectral.compute(bars(gap), 290, 300);
    float[][] none = spectral.compute(bars(without), 290, 299);

    int ar1 = spectral.names().indexOf("AR1");
    assertThat(torn[ar1][0]).isNaN();
    assertThat(Arrays.copyOfRange(torn[ar1], 1, 10)).isEqualTo(none[ar1]);
  }

  @Test
  void anotherLengthThanAPowerOfTwoIsNamed() {
    assertThatThrownBy(() -> new SpectralEntropy(100))
        .hasMessage("length must be a power of two >= 4, got 100");
  }

  private static Bars bars(double[] close) {
    return Bars.ofPricesOnly(close, close, close, close);
  }

  private double value(double[] values, String name) {
    return values[spectral.names().indexOf(name)];
  }
}
