package org.alluvium.kernels.feature;

/**
 * Pearson correlation of the newest values of two series, over windows that grow backwards; a
 * cursor like {@link TrailingRegression}. A row counts when both values are present; differences
 * are taken to the newest such row.
 */
final class TrailingCorrelation {
  private final double[] x;
  private final double[] y;
  private int t;
  private int reach;
  private int reference;
  private double n;
  private double sumX;
  private double sumY;
  private double sumXx;
  private double sumYy;
  private double sumXy;

  TrailingCorrelation(double[] x, double[] y) {
    this.x = x;
    this.y = y;
  }

  void restartAt(int row) {
    t = row;
    reach = 0;
    reference = newestPair(row);
    n = 0;
    sumX = 0;
    sumY = 0;
    sumXx = 0;
    sumYy = 0;
    sumXy = 0;
  }

  private int newestPair(int row) {
    int oldest = Math.max(0, row - RollingWindows.widest() + 1);
    for (int candidate = row; candidate >= oldest; candidate--) {
      if (!Double.isNaN(x[candidate] + y[candidate])) {
        return candidate;
      }
    }
    return row;
  }

  /** Widens the window to rows t - window + 1..t, those before row 0 being absent. */
  void extendTo(int window) {
    int end = Math.min(window, t + 1);
    double originX = x[reference];
    double originY = y[reference];
    double count = n;
    double totalX = sumX;
    double totalY = sumY;
    double totalXx = sumXx;
    double totalYy = sumYy;
    double totalXy = sumXy;
    for (int lag = reach; lag < end; lag++) {
      double dx = x[t - lag] - originX;
      double dy = y[t - lag] - originY;
      if (!Double.isNaN(dx + dy)) {
        count++;
        totalX += dx;
        totalY += dy;
        totalXx += dx * dx;
        totalYy += dy * dy;
        totalXy += dx * dy;
      }
    }
    n = count;
    sumX = totalX;
    sumY = totalY;
    sumXx = totalXx;
    sumYy = totalYy;
    sumXy = totalXy;
    reach = Math.max(reach, end);
  }

  /** In [-1, 1]; NaN with fewer than two pairs, or when either series does not move. */
  double correlation() {
    double spreadX = n * sumXx - sumX * sumX;
    double spreadY = n * sumYy - sumY * sumY;
    if (!(spreadX > 0 && spreadY > 0)) {
      return Double.NaN;
    }
    double value = (n * sumXy - sumX * sumY) / (Math.sqrt(spreadX) * Math.sqrt(spreadY));
    return Math.max(-1, Math.min(1, value));
  }
}
