package org.alluvium.kernels.execution;

import org.alluvium.kernels.check.Check;

/**
 * Distances of hard stop and take profit that follow volatility: stop = clamp(multiple·σ, lowest,
 * highest), target = profitShare · stop, both as fractions of the entry price. σ is the volatility
 * forecast of the time that the position is held, as a fraction; NaN (no estimate yet) gives NaN,
 * which no {@link ExitRule} accepts. O(1).
 *
 * @param multiple of σ, &gt; 0
 * @param lowest distance of the stop, &gt; 0
 * @param highest distance of the stop, ≥ lowest
 * @param profitShare distance of the target as a share of the stop's, &gt; 0
 */
public record VolatilityStop(double multiple, double lowest, double highest, double profitShare) {
  public VolatilityStop {
    Check.positive(multiple, "multiple of volatility");
    Check.positive(lowest, "lowest stop distance");
    Check.isTrue(
        highest >= lowest, "highest stop distance must be >= " + lowest + ", got " + highest);
    Check.positive(profitShare, "profit share");
  }

  /** Distance of the hard stop. */
  public double hardStop(double volatility) {
    Check.isTrue(!(volatility < 0), "volatility must be >= 0 or NaN, got " + volatility);
    return Math.min(highest, Math.max(lowest, multiple * volatility));
  }

  /** Distance of the target. */
  public double takeProfit(double volatility) {
    return profitShare * hardStop(volatility);
  }
}
