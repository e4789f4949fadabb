package org.alluvium.kernels.forecast;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.alluvium.kernels.check.Check;

/**
 * Spearman's rank correlation: Pearson's correlation of ranks, equal values sharing the mean of
 * their ranks. O(n log n).
 *
 * <p>Reference: Kendall, Rank Correlation Methods (1948), section 3.8 (ties).
 */
public final class SpearmanCorrelation {
  private SpearmanCorrelation() {}

  /**
   * Correlation of the pairs in which neither side is NaN.
   *
   * @return in [−1, 1]; NaN with fewer than two pairs or when one side is constant
   */
  public static double of(double[] a, double[] b) {
    Check.sameLength(a.length, b.length, "second series of a rank correlation");
    int[] complete =
        IntStream.range(0, a.length)
            .filter(i -> !Double.isNaN(a[i]) && !Double.isNaN(b[i]))
            .toArray();
    return pearson(ranks(a, complete), ranks(b, complete));
  }

  private static double[] ranks(double[] values, int[] positions) {
    double[] chosen = Arrays.stream(positions).mapToDouble(i -> values[i] + 0.0).toArray();
    int[] order =
        IntStream.range(0, chosen.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> chosen[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] ranks = new double[chosen.length];
    for (int from = 0; from < order.length; ) {
      int to = from;
      while (to < order.length && chosen[order[to]] == chosen[order[from]]) {
        to++;
      }
      for (int k = from; k < to; k++) {
        ranks[order[k]] = (from + 1 + to) / 2.0;
      }
      from = to;
    }
    return ranks;
  }

  private static double pearson(double[] a, double[] b) {
    double centre = (a.length + 1) / 2.0;
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += (a[i] - centre) * (b[i] - centre);
      aa += (a[i] - centre) * (a[i] - centre);
      bb += (b[i] - centre) * (b[i] - centre);
    }
    return ab / Math.sqrt(aa * bb);
  }
}
