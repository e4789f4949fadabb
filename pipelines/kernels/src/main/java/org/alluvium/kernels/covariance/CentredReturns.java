package org.alluvium.kernels.covariance;

import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.vector.DotProduct;

/** The complete days of returns, less their means. */
final class CentredReturns {
  private final double[][] series;
  private final int days;

  private CentredReturns(double[][] series, int days) {
    this.series = series;
    this.days = days;
  }

  /** At least two complete days. */
  static CentredReturns of(double[][] returns) {
    CompleteRows rows = CompleteRows.of(returns);
    Check.atLeast(rows.used(), 2, "days complete in all assets");
    double[][] series = new double[returns.length][];
    for (int asset = 0; asset < series.length; asset++) {
      series[asset] = rows.select(returns[asset]);
      double mean = 0;
      for (double value : series[asset]) {
        mean += value / rows.used();
      }
      for (int day = 0; day < rows.used(); day++) {
        series[asset][day] -= mean;
      }
    }
    return new CentredReturns(series, rows.used());
  }

  int assets() {
    return series.length;
  }

  int days() {
    return days;
  }

  double[] asset(int asset) {
    return series[asset];
  }

  /** Covariance with the divisor n. */
  double[][] covariance() {
    double[][] covariance = new double[series.length][series.length];
    for (int i = 0; i < series.length; i++) {
      for (int j = 0; j <= i; j++) {
        covariance[i][j] = DotProduct.of(series[i], series[j]) / days;
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }
}
