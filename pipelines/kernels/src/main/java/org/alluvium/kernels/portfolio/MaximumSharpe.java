package org.alluvium.kernels.portfolio;

import java.util.Arrays;
import java.util.Objects;
import org.alluvium.kernels.covariance.CovarianceEstimator;
import org.alluvium.kernels.covariance.SampleMeans;

/**
 * The portfolio of the greatest ratio of mean to deviation, with Σw = 1 within bounds. Means are
 * the sample's over the days complete in all assets; pass excess returns for a Sharpe ratio over a
 * rate. One asset has weight 1. Without an asset of a positive mean there is no such portfolio: a
 * named failure. Time O(n²·days + n³).
 *
 * <p>Reference: Tobin 1958; the ratio as a quadratic program: Charnes and Cooper 1962.
 */
public final class MaximumSharpe implements PortfolioEngine {
  private final WeightBounds bounds;
  private final CovarianceEstimator estimator;

  private MaximumSharpe(WeightBounds bounds, CovarianceEstimator estimator) {
    this.bounds = Objects.requireNonNull(bounds, "bounds");
    this.estimator = Objects.requireNonNull(estimator, "estimator");
  }

  public static MaximumSharpe of(WeightBounds bounds) {
    return of(bounds, CovarianceEstimator.SAMPLE);
  }

  /** From another covariance than the sample's. */
  public static MaximumSharpe of(WeightBounds bounds, CovarianceEstimator estimator) {
    return new MaximumSharpe(bounds, estimator);
  }

  @Override
  public double[] weights(AllocationRequest request) {
    if (request.assets() == 1) {
      return new double[] {1};
    }
    double[][] covariance = Risks.covariance(request.returns(), estimator);
    double[] means = SampleMeans.of(request.returns());
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
