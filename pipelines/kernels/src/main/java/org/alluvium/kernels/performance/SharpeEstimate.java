package org.alluvium.kernels.performance;

import org.alluvium.kernels.check.Check;

/**
 * The Sharpe ratio of a stream of returns, and what its sampling error depends on. Per period,
 * never annual: an annual ratio beside a number of days overstates its certainty by the root of the
 * periods per year.
 *
 * <p>The error is that of Mertens 2002 for returns that are independent but not normal, {@code √((1
 * − γ₃·SR + (γ₄ − 1)/4·SR²) / (n − 1))}, as in Bailey and López de Prado 2012, "The Sharpe ratio
 * efficient frontier", equation 9. γ₄ is the <em>raw</em> kurtosis: 3 for a normal sample. An
 * excess kurtosis in its place understates the error.
 *
 * @param periods n, returns that were there, at least 2
 * @param sharpe mean over sample deviation (divisor n − 1)
 * @param skew γ₃ = m₃ / m₂^1.5, divisor n
 * @param rawKurtosis γ₄ = m₄ / m₂², divisor n; never below 1 + γ₃²
 */
public record SharpeEstimate(int periods, double sharpe, double skew, double rawKurtosis) {
  private static final double ROUNDING = 1e-9;

  public SharpeEstimate {
    Check.atLeast(periods, 2, "periods of a Sharpe ratio");
    Check.isTrue(Double.isFinite(sharpe), "a Sharpe ratio must be finite, got " + sharpe);
    Check.isTrue(
        rawKurtosis >= (1 + skew * skew) * (1 - ROUNDING),
        "raw kurtosis must be >= 1 + skew^2 = %s, got %s; an excess kurtosis lacks 3"
            .formatted(1 + skew * skew, rawKurtosis));
  }

  /**
   * Of a stream of simple or excess returns per period; {@code NaN} = missing: left out.
   *
   * @throws IllegalArgumentException for fewer than two returns, or when nothing moves
   */
  public static SharpeEstimate of(double[] returns) {
    double[] present = ReturnSeries.present(returns);
    Moments moments = Moments.of(present);
    Check.isTrue(
        moments.deviation() > 0,
        "a stream of %d returns that never moves has no Sharpe ratio to judge"
            .formatted(present.length));
    return new SharpeEstimate(
        present.length, moments.meanOverDeviation(), moments.skew(), moments.rawKurtosis());
  }

  /** Its standard error, per period. */
  public double standardError() {
    return Math.sqrt(errorVariance() / (periods - 1));
  }

  /** Variance of √(n − 1)·(estimate − truth): {@code 1 − γ₃·SR + (γ₄ − 1)/4·SR²}. */
  public double errorVariance() {
    return Math.max(0, 1 - skew * sharpe + (rawKurtosis - 1) / 4 * sharpe * sharpe);
  }
}
