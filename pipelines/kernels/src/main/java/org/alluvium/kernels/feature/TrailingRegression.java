package org.alluvium.kernels.feature;

/**
 * Mean, standard deviation and straight-line fit on time of the newest values of a series, over
 * windows that grow backwards.
 *
 * <p>Sums run over d = y[row] - y[reference], see {@link TrailingReference}, and lag = t - row,
 * which is exact. Missing values are left out with their lag. A cursor: {@link #restartAt} then
 * {@link #extendTo} ascending windows; each row of the widest window is visited once, O(w) per t
 * for all windows together, no allocation.
 */
final class TrailingRegression {
  private final double[] y;
  private int t;
  private int reach;
  private double reference;
  private double n;
  private double d;
  private double dd;
  private double x;
  private double xx;
  private double xd;

  TrailingRegression(double[] y) {
    this.y = y;
  }

  void restartAt(int row) {
    t = row;
    reach = 0;
    reference = y[TrailingReference.row(y, row, RollingWindows.widest())];
    n = 0;
    d = 0;
    dd = 0;
    x = 0;
    xx = 0;
    xd = 0;
  }

  /** Widens the window to rows t - window + 1..t, those before row 0 being absent. */
  void extendTo(int window) {
    int end = Math.min(window, t + 1);
    double count = n;
    double sum = d;
    double squares = dd;
    double lags = x;
    double lagSquares = xx;
    double products = xd;
    for (int lag = reach; lag < end; lag++) {
      double difference = y[t - lag] - reference;
      if (!Double.isNaN(difference)) {
        count++;
        sum += difference;
        squares += difference * difference;
        lags += lag;
        lagSquares += (double) lag * lag;
        products += lag * difference;
      }
    }
    n = count;
    d = sum;
    dd = squares;
    x = lags;
    xx = lagSquares;
    xd = products;
    reach = Math.max(reach, end);
  }

  /** Mean of the window; NaN when empty. */
  double mean() {
    return reference + d / n;
  }

  /** Mean of the window less its newest present value; NaN when empty. */
  double meanOffset() {
    return d / n;
  }

  /** Sample standard deviation (n - 1); NaN with fewer than two values. */
  double deviation() {
    return n < 2 ? Double.NaN : Math.sqrt(Math.max(0, dd - d * d / n) / (n - 1));
  }

  /** Least-squares slope per row, forward in time; NaN with fewer than two values. */
  double slope() {
    return n < 2 ? Double.NaN : (x * d - n * xd) / (n * xx - x * x);
  }

  /** Squared correlation with time; NaN when the values do not move. */
  double rSquared() {
    double spread = n * dd - d * d;
    if (n < 2 || !(spread > 0)) {
      return Double.NaN;
    }
    double covariance = x * d - n * xd;
    return Math.min(1, covariance * covariance / ((n * xx - x * x) * spread));
  }

  /** Value at t less the fitted line at t; NaN when the value at t is missing. */
  double residual(double slope) {
    return y[t] - reference - (d + slope * x) / n;
  }
}
