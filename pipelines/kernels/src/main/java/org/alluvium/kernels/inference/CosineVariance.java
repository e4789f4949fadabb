package org.alluvium.kernels.inference;

import org.alluvium.kernels.check.Check;

/**
 * The variance of the mean of a dependent series, by equal weights on its first cosine transforms:
 * Ω = Σ λ(j)² / B with λ(j) = √(2/n)·Σ x(t)·cos(π·j·(t − ½)/n), j = 1 … B, and the variance of the
 * mean is Ω/n. A mean over its standard error is then Student-t with B degrees of freedom, which
 * keeps a test of overlapping forecasts at its level where {@link NeweyWest} with normal critical
 * values rejects too often. O(n·B).
 *
 * <p>Reference: Lazarus, Lewis, Stock and Watson, HAR inference: recommendations for practice
 * (Journal of Business and Economic Statistics, 2018), section 3.
 */
public final class CosineVariance {
  private CosineVariance() {}

  /**
   * How many transforms: ⌊0.4·n^(2/3)⌋, but no more than n/(2·overlap), up to which the spectrum of
   * sums over {@code overlap} periods is about flat; at least 2.
   *
   * @param overlap periods that one observation spans, 1 when none share any
   */
  public static int terms(int periods, int overlap) {
    Check.atLeast(overlap, 1, "overlap");
    double optimal = 0.4 * StrictMath.cbrt((double) periods * periods);
    return (int) Math.max(2, Math.min(optimal, periods / (2.0 * overlap)));
  }

  /**
   * Ω of a series.
   *
   * @param values with mean 0, or to be judged against 0; finite
   * @param terms B, from 1 to n − 1
   */
  public static double longRun(double[] values, int terms) {
    int periods = values.length;
    Check.isTrue(
        terms >= 1 && terms < periods,
        "terms must be in 1..%d, got %d".formatted(periods - 1, terms));
    double sum = 0;
    for (int j = 1; j <= terms; j++) {
      double transform = 0;
      for (int t = 0; t < periods; t++) {
        transform += values[t] * StrictMath.cos(Math.PI * j * (t + 0.5) / periods);
      }
      sum += transform * transform;
    }
    return 2.0 / periods * sum / terms;
  }
}
