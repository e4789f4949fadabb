package org.alluvium.kernels.sizing;

import org.alluvium.kernels.check.Check;

/**
 * Leverage that aims at a constant volatility: clamp(annual target / annual forecast, lowest,
 * highest). A forecast of 0 gives the highest leverage, an infinite one the lowest; NaN (no
 * forecast) gives NaN, so that nothing is traded by oversight. O(1).
 *
 * <p>Reference: Moreira and Muir, Volatility-managed portfolios (Journal of Finance, 2017).
 *
 * @param annualVolatility target as a fraction per year, &gt; 0
 * @param lowest leverage, ≥ 0
 * @param highest leverage, ≥ lowest and finite
 */
public record VolatilityTarget(double annualVolatility, double lowest, double highest) {
  public VolatilityTarget {
    Check.positive(annualVolatility, "annual volatility target");
    Check.notNegative(lowest, "lowest leverage");
    Check.isTrue(
        highest >= lowest && highest < Double.POSITIVE_INFINITY,
        "highest leverage must be finite and >= " + lowest + ", got " + highest);
  }

  /**
   * @param forecast annual volatility as a fraction, from returns before the position only; NaN =
   *     none
   */
  public double leverage(double forecast) {
    Check.isTrue(!(forecast < 0), "volatility forecast must be >= 0 or NaN, got " + forecast);
    return Math.min(highest, Math.max(lowest, annualVolatility / forecast));
  }
}
