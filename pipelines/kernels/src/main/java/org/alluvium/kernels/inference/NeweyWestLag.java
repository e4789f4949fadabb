package org.alluvium.kernels.inference;

import org.alluvium.kernels.check.Check;

/** How many lags {@link NeweyWest} should use. */
public final class NeweyWestLag {
  /** The constant of the Bartlett kernel in the optimal bandwidth. */
  private static final double BARTLETT = 1.1447;

  private NeweyWestLag() {}

  /**
   * The rule of thumb ⌊4·(n/100)^(2/9)⌋, which looks at the number of periods only; at most n − 1.
   */
  public static int ofPeriods(int periods) {
    Check.atLeast(periods, 1, "periods");
    int lag = (int) Math.floor(4 * StrictMath.pow(periods / 100.0, 2.0 / 9));
    return Math.min(lag, periods - 1);
  }

  /**
   * The plug-in choice, which looks at the dependence in the series: ⌊1.1447·((s₁/s₀)²·n)^(1/3)⌋,
   * at most n − 1, with s₀ = γ(0) + 2·Σ γ(j) and s₁ = 2·Σ j·γ(j) over the lags of {@link
   * #ofPeriods}. O(n·lag).
   *
   * <p>Reference: Newey and West, Automatic lag selection in covariance matrix estimation (Review
   * of Economic Studies, 1994), section 3, Bartlett kernel without prewhitening.
   *
   * @param values at least two, finite, not all equal
   * @throws IllegalArgumentException otherwise
   */
  public static int ofSeries(double[] values) {
    return (int) Math.floor(bandwidth(values));
  }

  /** The plug-in choice before it is rounded down. */
  static double bandwidth(double[] values) {
    double[] centred = Sample.centred(Sample.varying(values, 2, "values"));
    double level = Sample.covariance(centred, centred, 0);
    double slope = 0;
    int pilot = ofPeriods(values.length);
    for (int j = 1; j <= pilot; j++) {
      double covariance = Sample.covariance(centred, centred, j);
      level += 2 * covariance;
      slope += 2 * j * covariance;
    }
    double ratio = slope / level;
    double bandwidth = BARTLETT * StrictMath.cbrt(ratio * ratio * values.length);
    return bandwidth < values.length - 1 ? bandwidth : values.length - 1;
  }
}
