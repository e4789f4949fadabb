package org.alluvium.kernels.forecast;

import org.alluvium.kernels.check.Check;

/**
 * Exact McNemar test: of two forecasters that were judged on the same returns, is one more often
 * right?
 *
 * <p>Only returns on which exactly one of them was right carry information. If they were equally
 * good, the smaller of the two counts b, c would be binomial(b + c, ½); p = min(1, 2·P(X ≤ min(b,
 * c))). Assumes that returns do not overlap. O(b + c).
 *
 * <p>Reference: McNemar, Note on the sampling error of the difference between correlated
 * proportions (Psychometrika, 1947).
 *
 * @param onlyFirst returns on which only the first was right
 * @param onlySecond returns on which only the second was right
 */
public record McNemar(long onlyFirst, long onlySecond) {

  public McNemar {
    Check.isTrue(
        onlyFirst >= 0 && onlySecond >= 0,
        "counts of a McNemar test must be >= 0, got " + onlyFirst + " and " + onlySecond);
  }

  /**
   * Counts the returns on which exactly one is right. A forecast of 0 is wrong; returns of 0, and
   * those where anything is NaN, are left out for both.
   */
  public static McNemar of(double[] first, double[] second, double[] realised) {
    Check.sameLength(realised.length, first.length, "first forecasts");
    Check.sameLength(realised.length, second.length, "second forecasts");
    long onlyFirst = 0;
    long onlySecond = 0;
    for (int t = 0; t < realised.length; t++) {
      DirectionOutcome one = DirectionOutcome.of(first[t], realised[t]);
      DirectionOutcome two = DirectionOutcome.of(second[t], realised[t]);
      if (one.judged() && two.judged() && one != two) {
        onlyFirst += one == DirectionOutcome.HIT ? 1 : 0;
        onlySecond += two == DirectionOutcome.HIT ? 1 : 0;
      }
    }
    return new McNemar(onlyFirst, onlySecond);
  }

  /** Two-sided p value, in (0, 1]; 1 when the two never differ. */
  public double pValue() {
    long trials = onlyFirst + onlySecond;
    long fewer = Math.min(onlyFirst, onlySecond);
    double term = probability(trials, fewer);
    double sum = 0;
    for (long k = fewer; k >= 0 && term > 0; k--) {
      sum += term;
      term *= (double) k / (trials - k + 1);
    }
    return Math.min(1, 2 * sum);
  }

  /**
   * Binomial(n, ½) probability of k ≤ n/2, as a product whose factors of ½ are taken whenever it
   * exceeds 1.
   */
  private static double probability(long n, long k) {
    double product = 1;
    long halvings = n;
    for (long i = 1; i <= k; i++) {
      product *= (double) (n - k + i) / i;
      while (product > 1 && halvings > 0) {
        product *= 0.5;
        halvings--;
      }
    }
    return Math.scalb(product, (int) -Math.min(halvings, 1_000_000));
  }
}
