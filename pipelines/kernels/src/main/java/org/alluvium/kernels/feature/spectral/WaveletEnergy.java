package org.alluvium.kernels.feature.spectral;

/**
 * How the energy (sum of squares) of a series divides among time scales, by the discrete wavelet
 * transform with Daubechies' wavelet of four vanishing moments (db4), the series taken as periodic.
 * The transform is orthogonal: the shares sum to 1.
 *
 * <p>O(length). Source: Daubechies (1992), Ten Lectures on Wavelets, table 6.1.
 */
final class WaveletEnergy {
  private static final double[] LOW_PASS = {
    -0.010597401785069032,
    0.0328830116668852,
    0.030841381835560764,
    -0.18703481171909309,
    -0.027983769416859854,
    0.6308807679298589,
    0.7148465705529157,
    0.2303778133088965
  };

  private WaveletEnergy() {}

  /**
   * Shares of details of level 1 (two sessions) to {@code levels}, then of what remains.
   *
   * @param series length a multiple of 2^levels
   * @return levels + 1 shares; NaN where the series is zero throughout
   */
  static double[] shares(double[] series, int levels) {
    double[] shares = new double[levels + 1];
    double[] smooth = series;
    for (int level = 0; level < levels; level++) {
      double[] next = new double[smooth.length / 2];
      shares[level] = split(smooth, next);
      smooth = next;
    }
    shares[levels] = energy(smooth);
    double total = energy(series);
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= total;
    }
    return shares;
  }

  /** Writes the smooth half; the energy of the details. */
  private static double split(double[] values, double[] smooth) {
    int taps = LOW_PASS.length;
    double energy = 0;
    for (int k = 0; k < smooth.length; k++) {
      double low = 0;
      double high = 0;
      for (int j = 0; j < taps; j++) {
        double value = values[Math.floorMod(taps / 2 + 2 * k - j, values.length)];
        low += LOW_PASS[j] * value;
        high += (j % 2 == 0 ? -1 : 1) * LOW_PASS[taps - 1 - j] * value;
      }
      smooth[k] = low;
      energy += high * high;
    }
    return energy;
  }

  private static double energy(double[] values) {
    double energy = 0;
    for (double value : values) {
      energy += value * value;
    }
    return energy;
  }
}
