package org.alluvium.kernels.execution;

import java.util.Objects;
import org.alluvium.kernels.check.Check;

/**
 * An open position and how long it is meant to be held.
 *
 * @param side long or short
 * @param entryPrice price of the fill, on the basis of the bars: within the range of its bar
 * @param entryPoint where in its bar it was entered
 * @param entryAt key of the bar of the entry
 * @param lastAt key of the bar at whose close the position is ended if nothing ended it before. May
 *     lie beyond the bars that there are yet
 */
public record Position(
    Side side, double entryPrice, EntryPoint entryPoint, long entryAt, long lastAt) {
  public Position {
    Objects.requireNonNull(side, "side");
    Check.positive(entryPrice, "entry price");
    Objects.requireNonNull(entryPoint, "entryPoint");
    Check.isTrue(
        entryPoint == EntryPoint.OPEN ? lastAt >= entryAt : lastAt > entryAt,
        "a position entered at the "
            + (entryPoint == EntryPoint.OPEN ? "open" : "close")
            + " of bar "
            + entryAt
            + " cannot be ended at the close of bar "
            + lastAt);
  }
}
