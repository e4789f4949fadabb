package org.alluvium.kernels.inference;

import org.alluvium.kernels.check.Check;

/**
 * The mean of a serially dependent series, and how far it can be trusted.
 *
 * <p>Long-run variance Ω = γ(0) + 2·Σ w(j)·γ(j) over j = 1 … lag, with the Bartlett weights w(j) =
 * 1 − j/(lag + 1) and γ(j) = Σ (x(t) − x̄)(x(t−j) − x̄) / n; the standard error of the mean is
 * √(Ω/n). Ω is never negative. No correction for small samples. Lag 0 is the independent case.
 * O(n·lag).
 *
 * <p>Reference: Newey and West, A simple, positive semi-definite, heteroskedasticity and
 * autocorrelation consistent covariance matrix (Econometrica, 1987), equation 5.
 *
 * @param mean of the series
 * @param longRunVariance Ω, in squared units of the series
 * @param lag last lag that has a weight, see {@link NeweyWestLag}
 * @param periods n
 */
public record NeweyWest(double mean, double longRunVariance, int lag, int periods) {
  public NeweyWest {
    Check.isTrue(Double.isFinite(mean), "mean must be finite, got " + mean);
    Check.notNegative(longRunVariance, "longRunVariance");
    Check.atLeast(periods, 2, "periods");
    checkLag(lag, periods);
  }

  /**
   * @param values at least two, finite, not all equal
   * @param lag in 0 … n − 1
   * @throws IllegalArgumentException otherwise
   */
  public static NeweyWest of(double[] values, int lag) {
    Sample.varying(values, 2, "values");
    checkLag(lag, values.length);
    double[] centred = Sample.centred(values);
    double variance = Math.max(0, longRun(centred, centred, lag));
    return new NeweyWest(Sample.mean(values), variance, lag, values.length);
  }

  /**
   * The long-run covariance matrix of several series, for example of moment functions: Γ(0) + Σ
   * w(j)·(Γ(j) + Γ(j)ᵀ), symmetric and positive semi-definite. Divided by n it is the covariance
   * matrix of their means. O(series²·n·lag).
   *
   * @param series {@code [series][period]}, each as in {@link #of}
   * @param lag in 0 … n − 1
   */
  public static double[][] covariance(double[][] series, int lag) {
    Check.atLeast(series.length, 1, "series");
    double[][] centred = new double[series.length][];
    for (int i = 0; i < series.length; i++) {
      Check.sameLength(series[0].length, series[i].length, "series " + i);
      centred[i] = Sample.centred(Sample.varying(series[i], 2, "series " + i));
    }
    checkLag(lag, series[0].length);
    double[][] covariance = new double[series.length][series.length];
    for (int i = 0; i < series.length; i++) {
      for (int k = 0; k <= i; k++) {
        covariance[i][k] = longRun(centred[i], centred[k], lag);
        covariance[k][i] = covariance[i][k];
      }
    }
    return covariance;
  }

  /** Of the mean, in units of the series. */
  public double standardError() {
    return Math.sqrt(longRunVariance / periods);
  }

  private static double longRun(double[] first, double[] second, int lag) {
    double sum = Sample.covariance(first, second, 0);
    for (int j = 1; j <= lag; j++) {
      double both = Sample.covariance(first, second, j) + Sample.covariance(second, first, j);
      sum += (1 - j / (lag + 1.0)) * both;
    }
    return sum;
  }

  static void checkLag(int lag, int periods) {
    Check.isTrue(lag >= 0 && lag < periods, "lag must be in 0.." + (periods - 1) + ", got " + lag);
  }
}
