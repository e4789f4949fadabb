package org.alluvium.kernels.selection;

import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.returns.SimpleReturns;

/**
 * What the holder of one side of an asset earns per session: {@code side · r}, for a short less
 * {@code n · annualBorrow / sessionsPerYear}, with n the sessions that the return spans: more than
 * one after a hole.
 *
 * <p>A missing return stays missing (NaN), as {@link SimpleReturns} says. O(sessions).
 *
 * @param annualBorrow yearly rate on the value of a short position, a fraction
 * @param sessionsPerYear that a year is counted as, for example 252
 */
public record ReturnStream(double annualBorrow, double sessionsPerYear) {
  public ReturnStream {
    Check.notNegative(annualBorrow, "annualBorrow");
    Check.positive(sessionsPerYear, "sessionsPerYear");
  }

  /**
   * @param closes of the asset per session, oldest first, NaN = none
   * @param side +1 or -1
   * @return one shorter than the closes
   */
  public double[] of(double[] closes, int side) {
    Check.isTrue(side == 1 || side == -1, () -> "side must be 1 or -1, got " + side);
    double borrow = side < 0 ? annualBorrow / sessionsPerYear : 0;
    double[] stream = SimpleReturns.series(closes);
    int last = 0;
    for (int t = 0; t < stream.length; t++) {
      stream[t] = side * stream[t] - (t + 1 - last) * borrow;
      last = Double.isNaN(closes[t + 1]) ? last : t + 1;
    }
    return stream;
  }
}
