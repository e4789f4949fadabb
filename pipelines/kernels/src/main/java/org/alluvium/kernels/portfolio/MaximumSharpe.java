package org.alluvium.kernels.portfolio;

import java.util.Arrays;
import java.util.Objects;
import org.alluvium.kernels.covariance.CovarianceEstimator;
import org.alluvium.kernels.covariance.SampleMeans;
import org.alluvium.kernels.portfolio.BookConstraints.Held;

/**
 * The portfolio of the greatest ratio of mean to deviation within limits; where trading costs, of
 * the mean less κ·rate·Σ|wᵢ − heldᵢ|. Means are the sample's over the days complete in all assets,
 * and so is the covariance without an estimator of another kind; pass excess returns for a Sharpe
 * ratio over a rate. Books of a net of 0 have the same ratio in any size: it is the largest within
 * the limits. One asset has all the weight. Of long books there is none without an asset of a
 * positive mean: a named failure. Of a request it reads what is held and the clusters where limits
 * speak of them. Time O(n²·days + n³).
 *
 * <p>Reference: Tobin 1958; the ratio as a quadratic program: Charnes and Cooper 1962.
 */
public final class MaximumSharpe implements PortfolioEngine {
  private final AllocationLimits limits;
  private final CovarianceEstimator estimator;

  private MaximumSharpe(AllocationLimits limits, CovarianceEstimator estimator) {
    this.limits = Objects.requireNonNull(limits, "limits");
    this.estimator = Objects.requireNonNull(estimator, "estimator");
  }

  /** Fully invested within bounds, from the sample's covariance. */
  public static MaximumSharpe of(WeightBounds bounds) {
    return of(AllocationLimits.of(bounds), CovarianceEstimator.SAMPLE);
  }

  public static MaximumSharpe of(AllocationLimits limits, CovarianceEstimator estimator) {
    return new MaximumSharpe(limits, estimator);
  }

  @Override
  public double[] weights(AllocationRequest request) {
    if (request.assets() == 1) {
      return limits.single();
    }
    double[][] covariance = Risks.covariance(request.returns(), estimator);
    double[] means = SampleMeans.of(request.returns());
    if (limits.bounds().least() >= 0 && !(Arrays.stream(means).max().orElse(0) > 0)) {
      throw AllocationException.of(
          AllocationException.Reason.NO_POSITIVE_MEAN,
          "no asset has a mean return above 0, the highest is "
              + Arrays.stream(means).max().orElse(Double.NaN)
              + "; fall back on an engine that needs no means");
    }
    return RatioPortfolio.weights(covariance, means, limits, Held.of(request));
  }

  @Override
  public double net() {
    return limits.net();
  }
}
