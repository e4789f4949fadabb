package org.alluvium.kernels.feature;

/**
 * The value that a trailing window is measured from: the newest one present.
 *
 * <p>It is a member of every window that has a member. Sums of differences to a member cannot
 * cancel badly: with n values, one of them at zero, mean² is at most (n - 1) times the variance, so
 * n·Σd² - (Σd)² loses at most a factor n of the precision.
 */
final class TrailingReference {
  private TrailingReference() {}

  /** Row of the newest present value among rows t - span + 1..t, or t when none is. */
  static int row(double[] values, int t, int span) {
    int oldest = Math.max(0, t - span + 1);
    for (int row = t; row >= oldest; row--) {
      if (!Double.isNaN(values[row])) {
        return row;
      }
    }
    return t;
  }
}
