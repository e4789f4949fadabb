package org.alluvium.kernels.strategy;

import java.util.Objects;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.execution.PriceBars;

/**
 * The shorter bars of one session.
 *
 * @param bars oldest first
 * @param entryRow row of the bar at whose open an order of this session fills
 */
public record IntradaySession(PriceBars bars, int entryRow) {
  public IntradaySession {
    Objects.requireNonNull(bars, "bars");
    Check.isTrue(
        entryRow >= 0 && entryRow < bars.size(),
        "the entry must be one of " + bars.size() + " bars, got " + entryRow);
  }
}
