package org.alluvium.kernels.strategy;

import java.util.Objects;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.execution.ExitRule;
import org.alluvium.kernels.execution.Side;

/**
 * A position that was decided, before it is entered.
 *
 * @param decidedOn epoch day of the session at whose close it was decided
 * @param lastDay epoch day of the session at whose close it is ended at the latest. It is entered
 *     at the first bar with prices after the decision and up to that day, or not at all
 * @param side long or short
 * @param weight share of net asset value at the entry, &gt; 0
 * @param volatility of one session as known at the decision, for the impact of its fills; NaN =
 *     unknown
 * @param rule when it is ended before its time
 */
public record TradePlan(
    long decidedOn, long lastDay, Side side, double weight, double volatility, ExitRule rule) {
  public TradePlan {
    Check.isTrue(
        lastDay > decidedOn,
        "the last day of a plan must come after its decision on " + decidedOn + ", got " + lastDay);
    Objects.requireNonNull(side, "side");
    Check.positive(weight, "weight of a plan");
    Objects.requireNonNull(rule, "rule");
  }
}
