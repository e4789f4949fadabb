package org.alluvium.kernels.transform;

import java.util.Arrays;

/**
 * Transforms of one feature across the instruments of one session. They look at that session only,
 * so they are safe before statistics of any window.
 *
 * <p>Missing values (NaN) stay missing and do not count.
 */
public final class CrossSection {
  private CrossSection() {}

  /**
   * Centred ranks: the mid-rank of each value, scaled to (-1/2, 1/2); equal values share their mean
   * rank; a single value is 0.
   *
   * <p>rank_i = (r_i - 1/2) / n - 1/2 with r_i in 1..n over the n values that are there. O(n log
   * n).
   *
   * @param values one value per instrument, NaN where missing
   * @return ranks in the same order, NaN where missing
   */
  public static double[] centredRank(double[] values) {
    double[] sorted = Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    double[] ranks = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      ranks[i] = Double.isNaN(values[i]) ? Double.NaN : centred(sorted, values[i]);
    }
    return ranks;
  }

  /**
   * Values held within [-bound, bound].
   *
   * @param bound largest magnitude, the same at all times
   */
  public static double[] clip(double[] values, double bound) {
    double[] clipped = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double v = values[i];
      clipped[i] = Double.isNaN(v) ? v : Math.max(-bound, Math.min(bound, v));
    }
    return clipped;
  }

  private static double centred(double[] sorted, double value) {
    int below = first(sorted, value, false);
    int upTo = first(sorted, value, true);
    double meanRank = (below + 1 + upTo) / 2.0;
    return (meanRank - 0.5) / sorted.length - 0.5;
  }

  /**
   * Index of the first value that is not below (or, past equal ones, that is above) the given one.
   */
  private static int first(double[] sorted, double value, boolean pastEqual) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean before = pastEqual ? sorted[middle] <= value : sorted[middle] < value;
      if (before) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
