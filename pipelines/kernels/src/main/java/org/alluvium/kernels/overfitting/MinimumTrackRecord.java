package org.alluvium.kernels.overfitting;

import org.alluvium.kernels.distribution.StandardNormal;
import org.alluvium.kernels.performance.SharpeEstimate;

/**
 * How many periods a track record needs for its probabilistic Sharpe ratio to reach a confidence,
 * were its Sharpe ratio, skew and kurtosis to stay: {@code 1 + (1 − γ₃·SR + (γ₄ − 1)/4·SR²)·(z /
 * (SR − SR*))²}. O(1).
 *
 * <p>Reference: Bailey and López de Prado, The Sharpe ratio efficient frontier (Journal of Risk,
 * 2012), equation 11.
 */
public final class MinimumTrackRecord {
  private MinimumTrackRecord() {}

  /**
   * @param benchmark SR*, per period
   * @param confidence for example 0.95, above one half
   * @return periods, not rounded; infinite when the ratio does not exceed the benchmark
   */
  public static double periods(SharpeEstimate estimate, double benchmark, double confidence) {
    double distance = estimate.sharpe() - benchmark;
    if (distance <= 0) {
      return Double.POSITIVE_INFINITY;
    }
    double errors = StandardNormal.quantile(confidence) / distance;
    return 1 + estimate.errorVariance() * errors * errors;
  }
}
