package org.alluvium.kernels.performance;

import org.alluvium.kernels.check.Check;

/**
 * The capital at which market impact would eat a stated share of what a book earns before impact.
 *
 * <p>Square-root impact as a fraction of net asset value grows with the root of the capital, since
 * a book m times as large trades m times the share of each day's volume ({@code cost = q·k·σ·√p},
 * Almgren, Thum, Hauptmann and Li 2005; the trade-off between size and impact is that of Grinold
 * and Kahn 2000, "Active portfolio management", chapter 16). With mean return r and mean impact i
 * per period, both of a book that began with capital C and the return before impact,
 *
 * <p>{@code capacity = C · (share · r / i)²}.
 *
 * <p>What the book earns in currency, capital times the return after impact, is largest where
 * impact eats two thirds. The trades are taken as they are: that a larger book would fill more
 * slowly under a volume cap is left out. Impact at a stand-in participation, where no volume is
 * known, does not grow; counting it as growing makes the number lower.
 */
public final class Capacity {
  /** Share that backtests state. */
  public static final double SHARE = 0.5;

  private Capacity() {}

  /**
   * Capacity in currency; 0 for a book that earns nothing before impact, {@code NaN} for one that
   * has no impact, since nothing bounds it.
   *
   * @param netReturns simple net returns per period, {@code NaN} = missing: the period is left out
   * @param impacts impact per period, fractions of net asset value
   * @param capital with which the book began
   * @param share of the return before impact, in (0, 1]
   */
  public static double of(double[] netReturns, double[] impacts, double capital, double share) {
    Check.sameLength(netReturns.length, impacts.length, "impacts");
    Check.positive(capital, "capital");
    Check.isTrue(share > 0 && share <= 1, "share must be in (0, 1], got " + share);
    double earned = 0;
    double lost = 0;
    for (int period = 0; period < netReturns.length; period++) {
      if (!Double.isNaN(netReturns[period])) {
        earned += netReturns[period] + impacts[period];
        lost += impacts[period];
      }
    }
    double times = Math.max(0, share * earned) / lost;
    return lost == 0 ? Double.NaN : capital * times * times;
  }
}
