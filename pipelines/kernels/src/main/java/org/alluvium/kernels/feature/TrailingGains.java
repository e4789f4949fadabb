package org.alluvium.kernels.feature;

/**
 * Sums of the rises and of the falls of a series from row to row, over windows that grow backwards;
 * a cursor like {@link TrailingRegression}. Both sums are of terms of one sign, which does not
 * cancel. A change from or to a missing value is missing.
 */
final class TrailingGains {
  private final double[] rise;
  private final double[] fall;
  private final int[] presentBefore;
  private int t;
  private int reach;
  private double rises;
  private double falls;

  TrailingGains(double[] values) {
    rise = new double[values.length];
    fall = new double[values.length];
    presentBefore = new int[values.length + 1];
    for (int row = 0; row < values.length; row++) {
      double change = row == 0 ? Double.NaN : values[row] - values[row - 1];
      rise[row] = change > 0 ? change : 0;
      fall[row] = change < 0 ? -change : 0;
      presentBefore[row + 1] = presentBefore[row] + (Double.isNaN(change) ? 0 : 1);
    }
  }

  void restartAt(int row) {
    t = row;
    reach = 0;
    rises = 0;
    falls = 0;
  }

  /** Widens the window to rows t - window + 1..t, those before row 0 being absent. */
  void extendTo(int window) {
    int end = Math.min(window, t + 1);
    double up = rises;
    double down = falls;
    for (int lag = reach; lag < end; lag++) {
      up += rise[t - lag];
      down += fall[t - lag];
    }
    rises = up;
    falls = down;
    reach = Math.max(reach, end);
  }

  /** Sum of the positive changes; NaN when no change of the window is present. */
  double rises() {
    return isEmpty() ? Double.NaN : rises;
  }

  /**
   * Sum of the negative changes, as a positive number; NaN when no change of the window is present.
   */
  double falls() {
    return isEmpty() ? Double.NaN : falls;
  }

  private boolean isEmpty() {
    return presentBefore[t + 1] == presentBefore[t + 1 - reach];
  }
}
