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

  /**
   * Sums of products, divided. Four sums are taken side by side, each in the order of days: a
   * processor need not wait for one addition to begin the next.
   */
  double[][] covariance(int divisor) {
    double[][] covariance = new double[series.length][series.length];
    for (int i = 0; i < series.length; i++) {
      int j = 0;
      for (; j + 3 <= i; j += 4) {
        fourProducts(series[i], j, covariance[i]);
      }
      for (; j <= i; j++) {
        covariance[i][j] = DotProduct.of(series[i], series[j]);
      }
      for (j = 0; j <= i; j++) {
        covariance[i][j] /= divisor;
        covariance[j][i] = covariance[i][j];
      }
    }
    return covariance;
  }

  private void fourProducts(double[] one, int first, double[] sums) {
    double[] a = series[first];
    double[] b = series[first + 1];
    double[] c = series[first + 2];
    double[] d = series[first + 3];
    double sumA = 0;
    double sumB = 0;
    double sumC = 0;
    double sumD = 0;
    for (int day = 0; day < one.length; day++) {
      double value = one[day];
      sumA += value * a[day];
      sumB += value * b[day];
      sumC += value * c[day];
      sumD += value * d[day];
    }
    sums[first] = sumA;
    sums[first + 1] = sumB;
    sums[first + 2] = sumC;
    sums[first + 3] = sumD;
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
