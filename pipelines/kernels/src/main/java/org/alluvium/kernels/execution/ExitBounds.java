package org.alluvium.kernels.execution;

import org.alluvium.kernels.check.Check;

/**
 * The worst and the best end of a position that its bars allow. They are equal when the bars leave
 * no doubt. A back-test trades the worst.
 *
 * @param worst the end with the smallest return; the earliest of several
 * @param best the end with the greatest return; the earliest of several
 */
public record ExitBounds(Exit worst, Exit best) {
  public ExitBounds {
    Check.isTrue(
        worst.positionReturn() <= best.positionReturn(),
        "the worst exit must not return more than the best, got "
            + worst.positionReturn()
            + " and "
            + best.positionReturn());
  }

  static ExitBounds of(Exit only) {
    return new ExitBounds(only, only);
  }

  /** Whether the bars leave no doubt about the end. */
  public boolean isCertain() {
    return worst.equals(best);
  }

  /** These bounds and one more possible end, later than those so far. */
  ExitBounds or(Exit later) {
    return new ExitBounds(
        later.positionReturn() < worst.positionReturn() ? later : worst,
        later.positionReturn() > best.positionReturn() ? later : best);
  }
}
