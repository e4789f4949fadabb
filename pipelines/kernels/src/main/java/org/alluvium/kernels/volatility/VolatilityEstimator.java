package org.alluvium.kernels.volatility;

import org.alluvium.kernels.check.Check;

/**
 * A declared way from past returns to a forecast of volatility. Returns are taken about zero: over
 * days the mean is lost in the noise. NaN is a missing return and is left out, so a window holds
 * the last returns that there are. A series without movement has volatility 0.
 */
public interface VolatilityEstimator {
  /**
   * Volatility of one period, as a fraction; NaN while there are too few returns.
   *
   * @param returns simple or log returns of one period each, oldest first; NaN = missing
   * @param known how many of them are known; later ones are not read
   */
  double perPeriod(double[] returns, int known);

  /**
   * Volatility of several periods together, as if returns did not depend on each other: that of one
   * period times √periods. Five days are a week, 252 a year.
   */
  default double over(double periods, double[] returns, int known) {
    return Math.sqrt(Check.positive(periods, "periods")) * perPeriod(returns, known);
  }
}
