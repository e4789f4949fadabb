package org.alluvium.kernels.portfolio;

import java.util.Arrays;
import org.alluvium.kernels.covariance.SampleCovariance;

/**
 * The portfolio of the greatest ratio of mean to deviation, with Σw = 1 within bounds. Mean and
 * covariance are the sample's over the days complete in all assets; pass excess returns for a
 * Sharpe ratio over a rate. One asset has weight 1. Without an asset of a positive mean there is no
 * such portfolio: a named failure. Time O(n²·days + n³).
 *
 * <p>Reference: Tobin 1958; the ratio as a quadratic program: Charnes and Cooper 1962.
 */
public final class MaximumSharpe implements PortfolioEngine {
  private final WeightBounds bounds;

  private MaximumSharpe(WeightBounds bounds) {
    this.bounds = bounds;
  }

  public static MaximumSharpe of(WeightBounds bounds) {
    return new MaximumSharpe(bounds);
  }

  @Override
  public double[] weights(double[][] returns) {
    Risks.requireAssets(returns);
    if (returns.length == 1) {
      return new double[] {1};
    }
    double[][] covariance = Risks.covariance(returns);
    double[] means = SampleCovariance.of(returns).means();
    if (!(Arrays.stream(means).max().orElse(0) > 0)) {
      throw AllocationException.of(
          AllocationException.Reason.NO_POSITIVE_MEAN,
          "no asset has a mean return above 0, the highest is "
              + Arrays.stream(means).max().orElse(Double.NaN)
              + "; fall back on an engine that needs no means");
    }
    return RatioPortfolio.weights(covariance, means, bounds);
  }
}
