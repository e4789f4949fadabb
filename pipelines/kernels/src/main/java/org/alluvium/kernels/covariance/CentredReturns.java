package org.alluvium.kernels.covariance;

import org.alluvium.kernels.vector.DotProduct;

/**
 * The complete days of returns, less their means. A series that never moves is exact zeros. Sums
 * are taken in the order of days.
 */
final class CentredReturns {
  private final double[][] series;
  private final double[] means;
  private final CompleteRows rows;

  private CentredReturns(double[][] series, double[] means, CompleteRows rows) {
    this.series = series;
    this.means = means;
    this.rows = rows;
  }

  /** At least two complete days. */
  static CentredReturns of(double[][] returns) {
    CompleteRows rows = CompleteRows.of(returns);
    if (rows.used() < 2) {
      throw new IllegalArgumentException(
          "covariance of "
              + returns.length
              + " assets needs at least 2 days complete in all of them, got "
              + rows.used()
              + " of "
              + (rows.used() + rows.dropped())
              + "; lengthen the window or leave out the assets with missing returns");
    }
    double[][] series = new double[returns.length][];
    double[] means = new double[returns.length];
    for (int asset = 0; asset < series.length; asset++) {
      series[asset] = rows.select(returns[asset]);
      means[asset] = SampleMeans.mean(series[asset]);
      centre(series[asset], means[asset]);
    }
    return new CentredReturns(series, means, rows);
  }

  int assets() {
    return series.length;
  }

  int days() {
    return rows.used();
  }

  CompleteRows rows() {
    return rows;
  }

  double[] means() {
    return means;
  }

  double[] asset(int asset) {
    return series[asset];
  }

  /** Sums of products, divided. */
  double[][] covariance(int divisor) {
    double[][] covariance = new double[series.length][series.length];
    for (int i = 0; i < series.length; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i][j] = DotProduct.of(series[i], series[j]) / divisor;
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  private static void centre(double[] series, double mean) {
    boolean flat = true;
    for (double value : series) {
      flat &= value == series[0];
    }
    for (int day = 0; day < series.length; day++) {
      series[day] = flat ? 0 : series[day] - mean;
    }
  }
}
