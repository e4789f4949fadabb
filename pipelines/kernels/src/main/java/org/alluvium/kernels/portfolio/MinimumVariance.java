package org.alluvium.kernels.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.alluvium.kernels.covariance.CovarianceEstimator;
import org.alluvium.kernels.optimisation.LinearConstraint;

/**
 * The portfolio of the least variance: min wᵀΣw with Σw = 1 within bounds. Without an estimator of
 * another kind covariance is the sample's (divisor n − 1) over the days complete in all assets.
 * Where assets are combinations of each other, as with fewer days than assets, one minimum of many
 * is taken, always the same. One asset has weight 1. Time O(n²·days + n³).
 *
 * <p>Reference: Markowitz, Portfolio selection (Journal of Finance, 1952).
 */
public final class MinimumVariance implements PortfolioEngine {
  private final WeightBounds bounds;
  private final CovarianceEstimator estimator;

  private MinimumVariance(WeightBounds bounds, CovarianceEstimator estimator) {
    this.bounds = Objects.requireNonNull(bounds, "bounds");
    this.estimator = Objects.requireNonNull(estimator, "estimator");
  }

  public static MinimumVariance of(WeightBounds bounds) {
    return of(bounds, CovarianceEstimator.SAMPLE);
  }

  /** From another covariance than the sample's. */
  public static MinimumVariance of(WeightBounds bounds, CovarianceEstimator estimator) {
    return new MinimumVariance(bounds, estimator);
  }

  @Override
  public double[] weights(AllocationRequest request) {
    return request.assets() == 1
        ? new double[] {1}
        : weightsOfCovariance(Risks.covariance(request.returns(), estimator));
  }

  /**
   * Weights from a covariance of the caller's choice.
   *
   * @param covariance {@code [asset][asset]}, symmetric, with positive variances
   */
  public double[] weightsOfCovariance(double[][] covariance) {
    Risks.requireVariances(covariance);
    bounds.require(covariance.length);
    double[] ones = new double[covariance.length];
    Arrays.fill(ones, 1);
    List<LinearConstraint> constraints = new ArrayList<>();
    constraints.add(LinearConstraint.equal(ones, 1));
    constraints.addAll(bounds.ofWeights(covariance.length));
    return StableSum.require(bounds.within(VarianceProgram.least(covariance, constraints)), 1);
  }
}
