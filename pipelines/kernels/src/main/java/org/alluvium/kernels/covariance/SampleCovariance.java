package org.alluvium.kernels.covariance;

import java.util.Arrays;
import org.alluvium.kernels.vector.DotProduct;

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
    double[][] centred = new double[returns.length][];
    double[] means = new double[returns.length];
    for (int asset = 0; asset < returns.length; asset++) {
      double[] series = rows.select(returns[asset]);
      means[asset] = mean(series);
      centred[asset] = centre(series, means[asset]);
    }
    return new SampleCovariance(means, products(centred), rows);
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

  private static double mean(double[] series) {
    double sum = 0;
    for (double value : series) {
      sum += value;
    }
    return sum / series.length;
  }

  private static double[] centre(double[] series, double mean) {
    boolean flat = Arrays.stream(series).allMatch(value -> value == series[0]);
    return Arrays.stream(series).map(value -> flat ? 0 : value - mean).toArray();
  }

  private static double[][] products(double[][] centred) {
    int assets = centred.length;
    double[][] products = new double[assets][assets];
    for (int i = 0; i < assets; i++) {
      for (int j = 0; j <= i; j++) {
        products[i][j] = DotProduct.of(centred[i], centred[j]) / (centred[i].length - 1);
        products[j][i] = products[i][j];
      }
    }
    return products;
  }
}
