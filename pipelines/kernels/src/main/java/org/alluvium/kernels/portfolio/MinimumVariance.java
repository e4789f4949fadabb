package org.alluvium.kernels.portfolio;

import java.util.Objects;
import org.alluvium.kernels.covariance.CovarianceEstimator;
import org.alluvium.kernels.covariance.SampleCovariance;
import org.alluvium.kernels.portfolio.BookConstraints.Held;

/**
 * The portfolio of the least variance within limits: min wᵀΣw, and where trading costs wᵀΣw +
 * κ·rate·Σ|wᵢ − heldᵢ|. Without an estimator of another kind covariance is the sample's (divisor n
 * − 1) over the days complete in all assets. Where assets are combinations of each other, as with
 * fewer days than assets, one minimum of many is taken, always the same. One asset has all the
 * weight. Of a request it reads what is held and the clusters where limits speak of them. Time
 * O(n²·days + n³).
 *
 * <p>Reference: Markowitz, Portfolio selection (Journal of Finance, 1952).
 */
public final class MinimumVariance implements PortfolioEngine {
  private final AllocationLimits limits;
  private final CovarianceEstimator estimator;

  private MinimumVariance(AllocationLimits limits, CovarianceEstimator estimator) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.estimator = Objects.requireNonNull(estimator, "estimator");
  }

  /** Fully invested within bounds, from the sample's covariance. */
  public static MinimumVariance of(WeightBounds bounds) {
    return of(AllocationLimits.of(bounds), CovarianceEstimator.SAMPLE);
  }

  public static MinimumVariance of(AllocationLimits limits, CovarianceEstimator estimator) {
    return new MinimumVariance(limits, estimator);
  }

  @Override
  public double[] weights(AllocationRequest request) {
    return request.assets() == 1
        ? limits.single()
        : solve(Risks.covariance(request.returns(), estimator), Held.of(request));
  }

  @Override
  public double net() {
    return limits.net();
  }

  /**
   * Weights from a covariance of the caller's choice, where nothing is held and each asset is its
   * own cluster.
   *
   * @param covariance {@code [asset][asset]}, symmetric, with positive variances
   */
  public double[] weightsOfCovariance(double[][] covariance) {
    return solve(Risks.requireVariances(covariance), Held.nothing(covariance.length));
  }

  private double[] solve(double[][] covariance, Held held) {
    limits.require(held.clusters());
    BookConstraints book =
        BookConstraints.ofWeights(limits, held, VarianceProgram.scales(covariance));
    double[] weights =
        book.weights(
            VarianceProgram.least(
                SampleCovariance.correlation(covariance),
                book.costs(limits.costs().penalty() / covariance[0][0]),
                book.all()));
    return StableSum.require(limits.bounds().within(weights), limits.net());
  }
}
