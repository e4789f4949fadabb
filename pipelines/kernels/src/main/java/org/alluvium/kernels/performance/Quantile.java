package org.alluvium.kernels.performance;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * Sample quantiles by linear interpolation between order statistics (type 7 of Hyndman and Fan
 * 1996; numpy's default).
 */
public final class Quantile {
  private Quantile() {}

  /**
   * @param values at least one, without {@code NaN}; not reordered
   * @param probability in [0, 1]
   */
  public static double of(double[] values, double probability) {
    Check.atLeast(values.length, 1, "number of values of a quantile");
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double place = probability * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
