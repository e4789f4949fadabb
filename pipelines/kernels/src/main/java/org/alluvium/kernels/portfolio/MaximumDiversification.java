package org.alluvium.kernels.portfolio;

import java.util.Objects;
import org.alluvium.kernels.covariance.CovarianceEstimator;
import org.alluvium.kernels.portfolio.BookConstraints.Held;

/**
 * The portfolio whose assets' mean deviation is the greatest multiple of its own within limits: max
 * wᵀσ / √(wᵀΣw); where trading costs, of wᵀσ less κ·rate·Σ|wᵢ − heldᵢ|. Without an estimator of
 * another kind covariance is the sample's over the days complete in all assets. One asset has all
 * the weight. Of a request it reads what is held and the clusters where limits speak of them. Time
 * O(n²·days + n³).
 *
 * <p>Reference: Choueifaty and Coignard, Toward maximum diversification (Journal of Portfolio
 * Management, 2008).
 */
public final class MaximumDiversification implements PortfolioEngine {
  private final AllocationLimits limits;
  private final CovarianceEstimator estimator;

  private MaximumDiversification(AllocationLimits limits, CovarianceEstimator estimator) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.estimator = Objects.requireNonNull(estimator, "estimator");
  }

  /** Fully invested within bounds, from the sample's covariance. */
  public static MaximumDiversification of(WeightBounds bounds) {
    return of(AllocationLimits.of(bounds), CovarianceEstimator.SAMPLE);
  }

  public static MaximumDiversification of(AllocationLimits limits, CovarianceEstimator estimator) {
    return new MaximumDiversification(limits, estimator);
  }

  @Override
  public double[] weights(AllocationRequest request) {
    if (request.assets() == 1) {
      return limits.single();
    }
    double[][] covariance = Risks.covariance(request.returns(), estimator);
    double[] deviations = new double[covariance.length];
    for (int asset = 0; asset < deviations.length; asset++) {
      deviations[asset] = Math.sqrt(covariance[asset][asset]);
    }
    return RatioPortfolio.weights(covariance, deviations, limits, Held.of(request));
  }

  @Override
  public double net() {
    return limits.net();
  }
}
