package org.alluvium.kernels.feature;

/**
 * Mean and standard deviation of the newest values of a series, over windows that grow backwards; a
 * cursor like {@link TrailingRegression}, with the same treatment of precision and of missing
 * values.
 */
final class TrailingMoments {
  private final double[] y;
  private int t;
  private int reach;
  private double reference;
  private double n;
  private double d;
  private double dd;

  TrailingMoments(double[] y) {
    this.y = y;
  }

  void restartAt(int row) {
    t = row;
    reach = 0;
    reference = y[TrailingReference.row(y, row, RollingWindows.widest())];
    n = 0;
    d = 0;
    dd = 0;
  }

  /** Widens the window to rows t - window + 1..t, those before row 0 being absent. */
  void extendTo(int window) {
    int end = Math.min(window, t + 1);
    double count = n;
    double sum = d;
    double squares = dd;
    for (int lag = reach; lag < end; lag++) {
      double difference = y[t - lag] - reference;
      if (!Double.isNaN(difference)) {
        count++;
        sum += difference;
        squares += difference * difference;
      }
    }
    n = count;
    d = sum;
    dd = squares;
    reach = Math.max(reach, end);
  }

  /** NaN when the window is empty. */
  double mean() {
    return reference + d / n;
  }

  /** Sample standard deviation (n - 1); NaN with fewer than two values. */
  double deviation() {
    return n < 2 ? Double.NaN : Math.sqrt(Math.max(0, dd - d * d / n) / (n - 1));
  }
}
