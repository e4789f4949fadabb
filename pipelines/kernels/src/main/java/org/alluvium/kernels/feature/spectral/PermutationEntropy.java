package org.alluvium.kernels.feature.spectral;

/**
 * Entropy of the orders in which three successive values stand: 1 where all six are as frequent, 0
 * where there is one only. Of equal values the earlier is the lesser.
 *
 * <p>O(length). Source: Bandt and Pompe (2002), Physical Review Letters 88, 174102.
 */
final class PermutationEntropy {
  private static final int ORDERS = 6;

  private PermutationEntropy() {}

  /** 0 to 1, of at least three values. */
  static double of(double[] series) {
    int[] counts = new int[2 * 2 * 2];
    for (int t = 2; t < series.length; t++) {
      int order = after(series[t - 1], series[t - 2]);
      order = 2 * order + after(series[t], series[t - 2]);
      order = 2 * order + after(series[t], series[t - 1]);
      counts[order]++;
    }
    double entropy = 0;
    for (int count : counts) {
      double share = (double) count / (series.length - 2);
      entropy -= count == 0 ? 0 : share * StrictMath.log(share);
    }
    return entropy / StrictMath.log(ORDERS);
  }

  private static int after(double later, double earlier) {
    return later >= earlier ? 1 : 0;
  }
}
