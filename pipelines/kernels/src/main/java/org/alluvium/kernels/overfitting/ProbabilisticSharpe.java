package org.alluvium.kernels.overfitting;

import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.distribution.StandardNormal;
import org.alluvium.kernels.performance.SharpeEstimate;

/**
 * The probability that the true Sharpe ratio lies above a benchmark: {@code Φ((SR − SR*) / standard
 * error)}. It judges one result on its own; what was chosen out of several wants {@link
 * DeflatedSharpe}. O(1).
 *
 * <p>Reference: Bailey and López de Prado, The Sharpe ratio efficient frontier (Journal of Risk,
 * 2012), equation 10.
 *
 * @param benchmark SR*, per period
 * @param zScore distance in standard errors
 * @param probability of a true ratio above the benchmark
 */
public record ProbabilisticSharpe(double benchmark, double zScore, double probability) {
  /**
   * @param benchmark per period, as the estimate is
   */
  public static ProbabilisticSharpe of(SharpeEstimate estimate, double benchmark) {
    Check.isTrue(Double.isFinite(benchmark), "a benchmark must be finite, got " + benchmark);
    double excess = estimate.sharpe() - benchmark;
    double zScore = excess == 0 ? 0 : excess / estimate.standardError();
    return new ProbabilisticSharpe(benchmark, zScore, StandardNormal.probabilityBelow(zScore));
  }
}
