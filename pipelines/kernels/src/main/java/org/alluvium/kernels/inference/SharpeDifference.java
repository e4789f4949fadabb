package org.alluvium.kernels.inference;

import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.distribution.StandardNormal;

/**
 * The difference of the Sharpe ratios of two series of returns over the same periods, with a
 * standard error that allows for fat tails, correlation of the two and serial dependence.
 *
 * <p>With ν = (μ₁, μ₂, γ₁, γ₂), means and uncentred second moments, Δ = μ₁/√(γ₁ − μ₁²) − μ₂/√(γ₂ −
 * μ₂²) and s(Δ) = √(∇ᵀΨ∇ / n) by the delta method. Ψ is the long-run covariance of (r₁, r₂, r₁²,
 * r₂²) by the Bartlett kernel of {@link NeweyWest} without prewhitening, times n/(n − 4); the
 * paper's kernel is another, Parzen's or the quadratic spectral. ∇ᵀΨ∇ is computed as the long-run
 * variance of the one series ∇ᵀ(y − ν). Deviations have divisor n, where {@code Performance} has n
 * − 1. O(n·lag).
 *
 * <p>Reference: Ledoit and Wolf, Robust performance hypothesis testing with the Sharpe ratio
 * (Journal of Empirical Finance, 2008), section 3.1.
 *
 * @param first Sharpe ratio per period of the first series, not annual
 * @param second of the second
 * @param standardError of their difference; 0 if the two series are the same but for a factor
 * @param lag of the long-run covariance
 * @param periods n
 */
public record SharpeDifference(
    double first, double second, double standardError, int lag, int periods) {
  static final int LEAST_PERIODS = 5;
  private static final double SAME = 1e-10;

  public SharpeDifference {
    Check.isTrue(
        Double.isFinite(first) && Double.isFinite(second),
        "Sharpe ratios must be finite, got " + first + " and " + second);
    Check.notNegative(standardError, "standardError");
    Check.atLeast(lag, 0, "lag");
    Check.atLeast(periods, LEAST_PERIODS, "periods");
  }

  /**
   * @param first simple returns per period in excess of the riskless rate, finite, not all equal
   * @param second of the same periods
   * @param lag in 0 … n − 1, see {@link NeweyWestLag}
   * @throws IllegalArgumentException otherwise, or with fewer than five periods
   */
  public static SharpeDifference of(double[] first, double[] second, int lag) {
    Check.sameLength(first.length, second.length, "second returns");
    SharpeSample one = SharpeSample.of(Sample.varying(first, LEAST_PERIODS, "first returns"));
    SharpeSample two = SharpeSample.of(Sample.varying(second, LEAST_PERIODS, "second returns"));
    NeweyWest.checkLag(lag, first.length);
    double[] influence = one.influenceLess(two);
    double error = same(influence) ? 0 : NeweyWest.of(influence, lag).standardError();
    double correction = Math.sqrt(first.length / (first.length - 4.0));
    return new SharpeDifference(one.sharpe(), two.sharpe(), correction * error, lag, first.length);
  }

  /** First less second, per period. */
  public double difference() {
    return first - second;
  }

  /** Difference over its standard error, standard normal in large samples if the two are equal. */
  public double z() {
    return standardError == 0 ? 0 : difference() / standardError;
  }

  /** Of the hypothesis that the two are equal, two-sided, by the normal distribution. */
  public double pValue() {
    return StandardNormal.probabilityBeyond(z());
  }

  /** Two series that differ by a factor only have equal scores in each period, but for rounding. */
  private static boolean same(double[] influence) {
    for (double value : influence) {
      if (Math.abs(value) > SAME) {
        return false;
      }
    }
    return true;
  }
}
