package org.alluvium.kernels.feature.spectral;

import java.util.Arrays;
import java.util.List;
import org.alluvium.kernels.feature.Bars;
import org.alluvium.kernels.feature.FeatureSet;

/**
 * Rhythm and memory of an instrument's logarithmic returns from close to close.
 *
 * <ul>
 *   <li>DWT_D1 to DWT_D4, DWT_A4: shares of the energy at 2 to 4, 4 to 8, 8 to 16, 16 to 32
 *       sessions, and at longer scales, over 128 returns;
 *   <li>SPECTRAL_ENTROPY and PERMUTATION_ENTROPY over 128 returns, 0 to 1;
 *   <li>AR1: coefficient of a return on the one before, by least squares, over 128 returns;
 *   <li>HURST: exponent from rescaled ranges, over 256 returns.
 * </ul>
 *
 * <p>Warm-up: 129 closes, 257 for HURST; NaN until then. A session without a close is passed over
 * and has no features. NaN where returns do not move. About 10,000 operations per row.
 */
public final class Spectral implements FeatureSet {
  private static final int WINDOW = 128;
  private static final int LONG_WINDOW = 256;
  private static final int LEVELS = 4;
  private static final List<String> NAMES =
      List.of(
          "DWT_D1",
          "DWT_D2",
          "DWT_D3",
          "DWT_D4",
          "DWT_A4",
          "SPECTRAL_ENTROPY",
          "PERMUTATION_ENTROPY",
          "AR1",
          "HURST");

  private final SpectralEntropy entropy = new SpectralEntropy(WINDOW);

  private Spectral() {}

  public static Spectral ofDailyReturns() {
    return new Spectral();
  }

  @Override
  public String id() {
    return "spectral";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public int lookBack() {
    return LONG_WINDOW;
  }

  @Override
  public float[][] compute(Bars bars, int from, int to) {
    bars.requireRows(from, to);
    double[] logs = new double[bars.size()];
    for (int row = Math.max(0, from - LONG_WINDOW); row < to; row++) {
      logs[row] = StrictMath.log(bars.close(row));
    }
    return FeatureSet.rounded(NAMES.size(), from, to, row -> values(returns(logs, row)));
  }

  /** Returns up to a row, of the look-back; none where the row has no close. */
  private static double[] returns(double[] logs, int row) {
    double[] closes =
        Arrays.stream(logs, Math.max(0, row - LONG_WINDOW), row + 1)
            .filter(log -> !Double.isNaN(log))
            .toArray();
    double[] returns = new double[Double.isNaN(logs[row]) ? 0 : Math.max(0, closes.length - 1)];
    for (int t = 0; t < returns.length; t++) {
      returns[t] = closes[t + 1] - closes[t];
    }
    return returns;
  }

  /** Values after these returns, before they are rounded to FLOAT. */
  double[] values(double[] returns) {
    double[] values = new double[NAMES.size()];
    Arrays.fill(values, Double.NaN);
    if (returns.length >= WINDOW) {
      double[] recent = Arrays.copyOfRange(returns, returns.length - WINDOW, returns.length);
      System.arraycopy(WaveletEnergy.shares(recent, LEVELS), 0, values, 0, LEVELS + 1);
      values[LEVELS + 1] = entropy.of(recent);
      values[LEVELS + 2] = PermutationEntropy.of(recent);
      values[LEVELS + 3] =
          LeastSquares.slope(
              Arrays.copyOfRange(recent, 0, WINDOW - 1), Arrays.copyOfRange(recent, 1, WINDOW));
    }
    if (returns.length >= LONG_WINDOW) {
      values[LEVELS + 4] = RescaledRange.hurst(returns);
    }
    return values;
  }
}
