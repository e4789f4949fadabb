package org.alluvium.kernels.portfolio;

import java.util.Objects;
import org.alluvium.kernels.covariance.CovarianceEstimator;

/**
 * The portfolio whose assets' mean deviation is the greatest multiple of its own: max wᵀσ / √(wᵀΣw)
 * with Σw = 1 within bounds. Without an estimator of another kind covariance is the sample's over
 * the days complete in all assets. One asset has weight 1. Time O(n²·days + n³).
 *
 * <p>Reference: Choueifaty and Coignard, Toward maximum diversification (Journal of Portfolio
 * Management, 2008).
 */
public final class MaximumDiversification implements PortfolioEngine {
  private final WeightBounds bounds;
  private final CovarianceEstimator estimator;

  private MaximumDiversification(WeightBounds bounds, CovarianceEstimator estimator) {
    this.bounds = Objects.requireNonNull(bounds, "bounds");
    this.estimator = Objects.requireNonNull(estimator, "estimator");
  }

  public static MaximumDiversification of(WeightBounds bounds) {
    return of(bounds, CovarianceEstimator.SAMPLE);
  }

  /** From another covariance than the sample's. */
  public static MaximumDiversification of(WeightBounds bounds, CovarianceEstimator estimator) {
    return new MaximumDiversification(bounds, estimator);
  }

  @Override
  public double[] weights(AllocationRequest request) {
    if (request.assets() == 1) {
      return new double[] {1};
    }
    double[][] covariance = Risks.covariance(request.returns(), estimator);
    double[] deviations = new double[covariance.length];
    for (int asset = 0; asset < deviations.length; asset++) {
      deviations[asset] = Math.sqrt(covariance[asset][asset]);
    }
    return RatioPortfolio.weights(covariance, deviations, bounds);
  }
}
