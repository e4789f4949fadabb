package org.alluvium.kernels.selection;

import java.util.Arrays;
import org.alluvium.kernels.transform.CrossSection;

/**
 * The share of candidates that a value lies above: {@code (rᵢ − ½) / n} with rᵢ the rank in 1 … n
 * of the n values that are there; equal values share their mean rank, so that the result is in (0,
 * 1) and its mean is ½.
 *
 * <p>A missing value (NaN) stays missing and does not count. O(n log n). Source of the plotting
 * position: Hazen (1914), Transactions of the American Society of Civil Engineers 77.
 */
public final class RankProbability {
  private static final double MIDDLE = 0.5;

  private RankProbability() {}

  /**
   * @param values one per candidate, NaN = missing
   * @return in the same order, NaN where missing
   */
  public static double[] of(double[] values) {
    return Arrays.stream(CrossSection.centredRank(values)).map(rank -> rank + MIDDLE).toArray();
  }
}
