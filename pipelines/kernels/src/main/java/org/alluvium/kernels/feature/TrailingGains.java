package org.alluvium.kernels.feature;

/**
 * Sums of the rises and of the falls of a series of changes, over windows that grow backwards; a
 * cursor like {@link TrailingRegression}. Both sums are of terms of one sign, which does not
 * cancel.
 */
final class TrailingGains {
  private final double[] changes;
  private int t;
  private int reach;
  private int present;
  private double rises;
  private double falls;

  TrailingGains(double[] changes) {
    this.changes = changes;
  }

  void restartAt(int row) {
    t = row;
    reach = 0;
    present = 0;
    rises = 0;
    falls = 0;
  }

  /** Widens the window to rows t - window + 1..t, those before row 0 being absent. */
  void extendTo(int window) {
    int end = Math.min(window, t + 1);
    double up = rises;
    double down = falls;
    for (int lag = reach; lag < end; lag++) {
      double change = changes[t - lag];
      if (change > 0) {
        up += change;
        present++;
      } else if (change <= 0) {
        down -= change;
        present++;
      }
    }
    rises = up;
    falls = down;
    reach = Math.max(reach, end);
  }

  /** Sum of the positive changes; NaN when no change of the window is present. */
  double rises() {
    return present == 0 ? Double.NaN : rises;
  }

  /**
   * Sum of the negative changes, as a positive number; NaN when no change of the window is present.
   */
  double falls() {
    return present == 0 ? Double.NaN : falls;
  }
}
