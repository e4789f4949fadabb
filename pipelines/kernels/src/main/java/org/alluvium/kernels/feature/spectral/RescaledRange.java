package org.alluvium.kernels.feature.spectral;

/**
 * Hurst exponent from rescaled ranges: 0.5 for values without memory, above it for persistent,
 * below it for alternating ones.
 *
 * <p>Slope of log(R/S) on log(length) over pieces of 8, 16, 32, 64 and 128 values, each less what
 * white noise of that length would have, plus 0.5. Pieces that do not move are left out; NaN where
 * none of a length does. O(length) per piece length. Sources: Hurst (1951); Anis and Lloyd (1976),
 * Biometrika 63, with the correction of Peters (1994).
 */
final class RescaledRange {
  private static final int[] LENGTHS = {8, 16, 32, 64, 128};
  private static final double[] EXPECTED = new double[LENGTHS.length];

  static {
    for (int i = 0; i < LENGTHS.length; i++) {
      EXPECTED[i] = StrictMath.log(expected(LENGTHS[i]));
    }
  }

  private RescaledRange() {}

  /** Hurst exponent of at least 128 values. */
  static double hurst(double[] series) {
    double[] x = new double[LENGTHS.length];
    double[] y = new double[LENGTHS.length];
    for (int i = 0; i < LENGTHS.length; i++) {
      x[i] = StrictMath.log(LENGTHS[i]);
      y[i] = StrictMath.log(meanRatio(series, LENGTHS[i])) - EXPECTED[i];
    }
    return LeastSquares.slope(x, y) + 0.5;
  }

  private static double meanRatio(double[] series, int length) {
    double sum = 0;
    int pieces = 0;
    for (int start = 0; start + length <= series.length; start += length) {
      double ratio = ratio(series, start, length);
      if (!Double.isNaN(ratio)) {
        sum += ratio;
        pieces++;
      }
    }
    return sum / pieces;
  }

  /** Range of the cumulated deviations over the standard deviation; NaN for equal values. */
  private static double ratio(double[] series, int start, int length) {
    double mean = 0;
    for (int t = start; t < start + length; t++) {
      mean += series[t] / length;
    }
    double squares = 0;
    double cumulated = 0;
    double highest = Double.NEGATIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    for (int t = start; t < start + length; t++) {
      double deviation = series[t] - mean;
      squares += deviation * deviation;
      cumulated += deviation;
      highest = Math.max(highest, cumulated);
      lowest = Math.min(lowest, cumulated);
    }
    boolean still = squares <= Math.ulp(mean) * Math.ulp(mean) * length;
    return still ? Double.NaN : (highest - lowest) / Math.sqrt(squares / (length - 1));
  }

  /** Mean rescaled range of white noise, for an even length. */
  private static double expected(int length) {
    double gammas = Math.sqrt(Math.PI);
    for (int n = 2; n < length; n += 2) {
      gammas *= (n - 1.0) / n;
    }
    double sum = 0;
    for (int i = 1; i < length; i++) {
      sum += Math.sqrt((length - i) / (double) i);
    }
    return (length - 0.5) / length * gammas / Math.sqrt(Math.PI) * sum;
  }
}
