package org.alluvium.kernels.covariance;

import java.util.Arrays;

/**
 * Sample covariance (divisor n − 1) and correlation over the {@link CompleteRows} of a return
 * matrix.
 *
 * <p>Two passes, centred first, each sum in day order: same inputs, same bits. The series of an
 * asset that never moves is centred to exact zeros, so its variance is exactly 0; its correlations
 * with others are {@code NaN} (undefined). Correlations are clipped to [−1, 1] and the diagonal is
 * exactly 1. Time O(assets² × days).
 */
public final class SampleCovariance {
  private final double[] means;
  private final double[][] covariance;
  private final int rowsUsed;
  private final int rowsDropped;

  private SampleCovariance(double[] means, double[][] covariance, CompleteRows rows) {
    this.means = means;
    this.covariance = covariance;
    this.rowsUsed = rows.used();
    this.rowsDropped = rows.dropped();
  }

  /**
   * @param returns {@code [asset][day]}, {@code NaN} = missing
   * @throws IllegalArgumentException when fewer than two days are complete
   */
  public static SampleCovariance of(double[][] returns) {
    CentredReturns centred = CentredReturns.of(returns);
    return new SampleCovariance(
        centred.means(), centred.covariance(centred.days() - 1), centred.rows());
  }

  public double[] means() {
    return means.clone();
  }

  /** Covariance {@code [asset][asset]}, in squared units of the returns per period. */
  public double[][] covariance() {
    return Arrays.stream(covariance).map(double[]::clone).toArray(double[][]::new);
  }

  /** Correlation {@code [asset][asset]}; {@code NaN} off the diagonal where a variance is 0. */
  public double[][] correlation() {
    return correlation(covariance);
  }

  /** Days that entered. */
  public int rowsUsed() {
    return rowsUsed;
  }

  /** Days left out because an asset had no return. */
  public int rowsDropped() {
    return rowsDropped;
  }

  /** Correlation of any covariance matrix, with the conventions of this class. */
  public static double[][] correlation(double[][] covariance) {
    int assets = covariance.length;
    double[][] correlation = new double[assets][assets];
    for (int i = 0; i < assets; i++) {
      correlation[i][i] = 1;
      for (int j = 0; j < i; j++) {
        double scale = Math.sqrt(covariance[i][i]) * Math.sqrt(covariance[j][j]);
        double value = scale == 0 ? Double.NaN : covariance[i][j] / scale;
        correlation[i][j] = Math.max(-1, Math.min(1, value));
        correlation[j][i] = correlation[i][j];
      }
    }
    return correlation;
  }
}
