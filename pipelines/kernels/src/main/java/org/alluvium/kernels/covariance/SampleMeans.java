package org.alluvium.kernels.covariance;

/** Mean of each asset's returns over the {@link CompleteRows}. */
public final class SampleMeans {
  private SampleMeans() {}

  /**
   * @param returns {@code [asset][day]}, {@code NaN} = missing
   * @return one per asset; {@code NaN} when no day is complete
   */
  public static double[] of(double[][] returns) {
    CompleteRows rows = CompleteRows.of(returns);
    double[] means = new double[returns.length];
    for (int asset = 0; asset < means.length; asset++) {
      means[asset] = mean(rows.select(returns[asset]));
    }
    return means;
  }

  static double mean(double[] series) {
    double sum = 0;
    for (double value : series) {
      sum += value;
    }
    return sum / series.length;
  }
}
