package org.alluvium.kernels.covariance;

import org.alluvium.kernels.check.Check;

/**
 * Covariance in which a day counts half as much as one that is a half-life later, around means
 * weighted likewise; weights add up to 1, nothing is corrected for the degrees of freedom. Time
 * O(assets² × days).
 *
 * @param halfLife in days, above 0
 */
public record ExponentialCovariance(double halfLife) implements CovarianceEstimator {
  public ExponentialCovariance {
    Check.positive(halfLife, "half-life");
  }

  @Override
  public double[][] covariance(double[][] returns) {
    CompleteRows rows = CompleteRows.of(returns);
    Check.atLeast(rows.used(), 2, "days complete in all assets");
    double[] weights = weights(rows.used());
    double[][] centred = new double[returns.length][];
    for (int asset = 0; asset < centred.length; asset++) {
      centred[asset] = centred(rows.select(returns[asset]), weights);
    }
    double[][] covariance = new double[centred.length][centred.length];
    for (int i = 0; i < centred.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int day = 0; day < weights.length; day++) {
          sum += weights[day] * centred[i][day] * centred[j][day];
        }
        covariance[i][j] = sum;
        covariance[j][i] = sum;
      }
    }
    return covariance;
  }

  private double[] weights(int days) {
    double decay = StrictMath.pow(0.5, 1 / halfLife);
    double[] weights = new double[days];
    double weight = 1;
    double sum = 0;
    for (int day = days - 1; day >= 0; day--) {
      weights[day] = weight;
      sum += weight;
      weight *= decay;
    }
    for (int day = 0; day < days; day++) {
      weights[day] /= sum;
    }
    return weights;
  }

  private static double[] centred(double[] series, double[] weights) {
    double mean = 0;
    for (int day = 0; day < series.length; day++) {
      mean += weights[day] * series[day];
    }
    for (int day = 0; day < series.length; day++) {
      series[day] -= mean;
    }
    return series;
  }
}
