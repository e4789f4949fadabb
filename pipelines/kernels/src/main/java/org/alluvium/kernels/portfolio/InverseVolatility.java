package org.alluvium.kernels.portfolio;

import java.util.Objects;
import org.alluvium.kernels.covariance.CovarianceEstimator;

/**
 * Weights proportional to 1/σ, with σ the standard deviation that the estimator tells, without
 * another that of the sample (divisor n − 1) over the days complete in all assets: the risk parity
 * portfolio of assets that are equally correlated. One asset has weight 1 whatever its returns.
 */
public final class InverseVolatility implements PortfolioEngine {
  private final CovarianceEstimator estimator;

  private InverseVolatility(CovarianceEstimator estimator) {
    this.estimator = Objects.requireNonNull(estimator, "estimator");
  }

  public static InverseVolatility of() {
    return of(CovarianceEstimator.SAMPLE);
  }

  /** From other variances than the sample's. */
  public static InverseVolatility of(CovarianceEstimator estimator) {
    return new InverseVolatility(estimator);
  }

  @Override
  public double[] weights(AllocationRequest request) {
    if (request.assets() == 1) {
      return new double[] {1};
    }
    double[][] covariance = Risks.covariance(request.returns(), estimator);
    double[] weights = new double[covariance.length];
    double sum = 0;
    for (int asset = 0; asset < weights.length; asset++) {
      weights[asset] = 1 / Math.sqrt(covariance[asset][asset]);
      sum += weights[asset];
    }
    for (int asset = 0; asset < weights.length; asset++) {
      weights[asset] /= sum;
    }
    return StableSum.require(weights, 1);
  }
}
