package org.alluvium.kernels.covariance;

import java.util.Objects;

/**
 * The {@link NearestPositiveDefinite} matrix to what another estimator says, with the same
 * variances: it can be inverted with fewer days than assets, too. A matrix with a variance that is
 * 0 or not finite stays as it is: no repair gives such an asset a correlation.
 *
 * @param estimator of what is repaired
 */
public record RepairedCovariance(CovarianceEstimator estimator) implements CovarianceEstimator {
  public RepairedCovariance {
    Objects.requireNonNull(estimator, "estimator");
  }

  @Override
  public double[][] covariance(double[][] returns) {
    double[][] covariance = estimator.covariance(returns);
    return isRepairable(covariance) ? NearestPositiveDefinite.of(covariance) : covariance;
  }

  private static boolean isRepairable(double[][] covariance) {
    for (int asset = 0; asset < covariance.length; asset++) {
      double scale = Math.sqrt(covariance[asset][asset]);
      if (!(scale > 0)) {
        return false;
      }
      for (double value : covariance[asset]) {
        if (!Double.isFinite(value / scale)) {
          return false;
        }
      }
    }
    return true;
  }
}
