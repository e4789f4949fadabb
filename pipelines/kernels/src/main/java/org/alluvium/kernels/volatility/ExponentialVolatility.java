package org.alluvium.kernels.volatility;

import org.alluvium.kernels.check.Check;

/**
 * Exponentially weighted volatility: σ² = Σ λᵏ r²ₖ / Σ λᵏ, with k = 0 the latest return and k
 * counting the returns that there are. The weights sum to one however short the history is. NaN
 * with fewer than {@code leastReturns}. O(known).
 *
 * <p>Reference: RiskMetrics Technical Document (1996), section 5.2.
 *
 * @param decay λ, in (0, 1); 0.94 is the reference's for days
 * @param leastReturns returns before the first estimate, at least 2
 */
public record ExponentialVolatility(double decay, int leastReturns) implements VolatilityEstimator {
  public ExponentialVolatility {
    Check.isTrue(decay > 0 && decay < 1, "decay of a volatility must be in (0, 1), got " + decay);
    Check.atLeast(leastReturns, 2, "least returns of a volatility");
  }

  @Override
  public double perPeriod(double[] returns, int known) {
    Returns.requireKnown(returns, known);
    double sum = 0;
    double weights = 0;
    int taken = 0;
    for (int t = 0; t < known; t++) {
      double square = Returns.square(returns[t]);
      if (!Double.isNaN(square)) {
        sum = decay * sum + square;
        weights = decay * weights + 1;
        taken++;
      }
    }
    return taken < leastReturns ? Double.NaN : Math.sqrt(sum / weights);
  }
}
