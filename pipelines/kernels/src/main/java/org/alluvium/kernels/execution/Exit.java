package org.alluvium.kernels.execution;

import java.util.Objects;
import org.alluvium.kernels.check.Check;

/**
 * The end of one position.
 *
 * @param at key of the bar in which it ended; when within the bar is unknown
 * @param price of the exit, in the instrument's currency, before costs
 * @param reason why
 * @param positionReturn return of the position as a fraction, before costs: exit / entry − 1,
 *     negated for a short
 * @param missingBars bars without prices that were passed over between entry and exit
 */
public record Exit(
    long at, double price, ExitReason reason, double positionReturn, int missingBars) {
  public Exit {
    Check.positive(price, "exit price");
    Objects.requireNonNull(reason, "reason");
    Check.isTrue(
        Double.isFinite(positionReturn),
        "return of a position must be finite, got " + positionReturn);
    Check.atLeast(missingBars, 0, "missing bars");
  }
}
