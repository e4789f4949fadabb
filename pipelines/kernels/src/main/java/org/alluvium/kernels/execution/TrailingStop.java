package org.alluvium.kernels.execution;

import org.alluvium.kernels.check.Check;

/**
 * A stop that follows the best price since entry. It is active once the best price has reached
 * entry × (1 + activation), and lies at best × (1 − trail) from then on; for a short at entry × (1
 * − activation) and best × (1 + trail). It never moves back. With a trail wider than the activation
 * it may first lie on the losing side of the entry.
 *
 * @param activation profit as a fraction of the entry price, ≥ 0; 0 is active from the entry,
 *     infinity never
 * @param trail distance as a fraction of the best price, in (0, 1)
 */
public record TrailingStop(double activation, double trail) {
  /** No trailing stop: its activation is never reached. */
  public static final TrailingStop NONE = new TrailingStop(Double.POSITIVE_INFINITY, 0.5);

  public TrailingStop {
    Check.notNegative(activation, "activation of a trailing stop");
    Check.isTrue(
        trail > 0 && trail < 1, "trail of a trailing stop must be in (0, 1), got " + trail);
  }
}
