package org.alluvium.kernels.volatility;

import org.alluvium.kernels.check.Check;

/**
 * Root of the mean square of the last n returns: σ = √(Σ r² / n). NaN with fewer than n returns.
 * O(n + missing returns among them).
 *
 * @param window n, at least 2
 */
public record RollingVolatility(int window) implements VolatilityEstimator {
  public RollingVolatility {
    Check.atLeast(window, 2, "window of a volatility");
  }

  @Override
  public double perPeriod(double[] returns, int known) {
    Returns.requireKnown(returns, known);
    double sum = 0;
    int taken = 0;
    for (int t = known - 1; t >= 0 && taken < window; t--) {
      double square = Returns.square(returns[t]);
      if (!Double.isNaN(square)) {
        sum += square;
        taken++;
      }
    }
    return taken < window ? Double.NaN : Math.sqrt(sum / window);
  }
}
