package org.alluvium.kernels.portfolio;

import static org.alluvium.kernels.portfolio.AllocationException.Reason.NOT_FINITE;
import static org.alluvium.kernels.portfolio.AllocationException.Reason.NO_COVARIANCE;
import static org.alluvium.kernels.portfolio.AllocationException.Reason.TOO_FEW_DAYS;
import static org.alluvium.kernels.portfolio.AllocationException.Reason.ZERO_VARIANCE;

import org.alluvium.kernels.covariance.CompleteRows;
import org.alluvium.kernels.covariance.CovarianceEstimator;

/**
 * The covariance that a risk-based engine divides by: finite, and with a variance for every asset.
 */
final class Risks {
  private Risks() {}

  static double[][] covariance(double[][] returns, CovarianceEstimator estimator) {
    try {
      return requireVariances(estimator.covariance(returns));
    } catch (AllocationException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw withoutCovariance(returns, e);
    }
  }

  private static AllocationException withoutCovariance(
      double[][] returns, IllegalArgumentException cause) {
    int days = CompleteRows.of(returns).used();
    if (days >= 2) {
      return AllocationException.of(NO_COVARIANCE, cause.getMessage());
    }
    return AllocationException.of(
        TOO_FEW_DAYS,
        days
            + " of "
            + returns[0].length
            + " days have a return for all "
            + returns.length
            + " assets, at least 2 are needed; lengthen the window or leave out assets with missing"
            + " returns");
  }

  /**
   * Passes a covariance with finite entries and a positive variance, whose inverse is finite, for
   * every asset.
   */
  static double[][] requireVariances(double[][] covariance) {
    for (int asset = 0; asset < covariance.length; asset++) {
      for (double value : covariance[asset]) {
        if (!Double.isFinite(value)) {
          throw AllocationException.of(NOT_FINITE, "covariance of asset " + asset + " is " + value);
        }
      }
      double variance = covariance[asset][asset];
      if (!(variance > 0) || Double.isInfinite(1 / variance)) {
        throw AllocationException.of(
            ZERO_VARIANCE,
            "asset " + asset + " has variance " + variance + "; leave out assets that never move");
      }
    }
    return covariance;
  }
}
