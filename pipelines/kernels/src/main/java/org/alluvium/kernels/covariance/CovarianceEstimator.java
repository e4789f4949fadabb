package org.alluvium.kernels.covariance;

/**
 * Estimates how returns vary together.
 *
 * <p>Contract of every estimator: symmetric, in squared units of the returns per period, from the
 * {@link CompleteRows} only; positive semi-definite but for rounding. Immutable and deterministic.
 */
@FunctionalInterface
public interface CovarianceEstimator {
  /**
   * @param returns {@code [asset][day]}, {@code NaN} = missing
   * @return {@code [asset][asset]}
   * @throws IllegalArgumentException when fewer than two days are complete
   */
  double[][] covariance(double[][] returns);
}
