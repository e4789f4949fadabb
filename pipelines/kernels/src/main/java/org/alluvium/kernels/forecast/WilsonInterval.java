package org.alluvium.kernels.forecast;

import org.alluvium.kernels.check.Check;

/**
 * Wilson's score interval for the probability behind a share of hits.
 *
 * <p>With p = hits / n: centre (p + z²/2n) / (1 + z²/n), half-width z·√(p(1−p)/n + z²/4n²) / (1 +
 * z²/n). The trials must be independent: forecasts that overlap, or that concern many symbols on
 * one day, are not. O(1).
 *
 * <p>Reference: Wilson, Probable inference, the law of succession, and statistical inference (JASA,
 * 1927).
 *
 * @param lower bound as a fraction; NaN without trials
 * @param upper bound as a fraction; NaN without trials
 */
public record WilsonInterval(double lower, double upper) {
  private static final double Z_95 = 1.959963984540054;

  /**
   * The interval that covers in 95 % of samples.
   *
   * @throws IllegalArgumentException if hits are negative or more than the trials
   */
  public static WilsonInterval ofNinetyFivePercent(long hits, long trials) {
    Check.isTrue(hits >= 0 && hits <= trials, "hits must be in 0.." + trials + ", got " + hits);
    if (trials == 0) {
      return new WilsonInterval(Double.NaN, Double.NaN);
    }
    double share = (double) hits / trials;
    double correction = Z_95 * Z_95 / trials;
    double centre = (share + correction / 2) / (1 + correction);
    double spread = Math.sqrt(share * (1 - share) / trials + correction / (4 * trials));
    double half = Z_95 * spread / (1 + correction);
    return new WilsonInterval(Math.max(0, centre - half), Math.min(1, centre + half));
  }
}
