package org.alluvium.kernels.covariance;

/**
 * Estimates how returns vary together.
 *
 * <p>Contract of every estimator: symmetric, in squared units of the returns per period, from the
 * {@link CompleteRows} only; positive semi-definite but for rounding. Immutable and deterministic.
 */
@FunctionalInterface
public interface CovarianceEstimator {
  /** That of the {@link SampleCovariance}, with the divisor n − 1. */
  CovarianceEstimator SAMPLE = returns -> SampleCovariance.of(returns).covariance();

  /**
   * @param returns {@code [asset][day]}, {@code NaN} = missing
   * @return {@code [asset][asset]}, the caller's to keep
   * @throws IllegalArgumentException when fewer than two days are complete
   */
  double[][] covariance(double[][] returns);
}
