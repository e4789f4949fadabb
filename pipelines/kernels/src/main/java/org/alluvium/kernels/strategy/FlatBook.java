package org.alluvium.kernels.strategy;

import org.alluvium.kernels.check.Check;

/**
 * A book without a position at a close: all that later days depend on.
 *
 * @param day epoch day
 * @param nav net asset value, in currency
 * @param grossNav initial capital compounded at the gross returns
 */
public record FlatBook(long day, double nav, double grossNav) {
  public FlatBook {
    Check.positive(nav, "net asset value");
    Check.positive(grossNav, "gross net asset value");
  }

  /** A book that begins with its capital at a close. */
  public static FlatBook of(long day, double capital) {
    return new FlatBook(day, capital, capital);
  }
}
