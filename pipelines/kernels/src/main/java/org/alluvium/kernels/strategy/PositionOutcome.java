package org.alluvium.kernels.strategy;

import java.util.Objects;
import java.util.Optional;
import org.alluvium.kernels.execution.EntryPoint;
import org.alluvium.kernels.execution.Exit;
import org.alluvium.kernels.execution.ExitBounds;
import org.alluvium.kernels.execution.ExitReason;
import org.alluvium.kernels.execution.Position;
import org.alluvium.kernels.execution.PriceBars;

/**
 * What became of a plan, as far as the bars tell.
 *
 * @param plan what was decided
 * @param entryDay epoch day of the entry
 * @param entryPrice of the fill, before costs
 * @param bounds worst and best end
 * @param resolution how finely the sessions from entry to worst end are known
 */
public record PositionOutcome(
    TradePlan plan, long entryDay, double entryPrice, ExitBounds bounds, Resolution resolution) {
  public PositionOutcome {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(bounds, "bounds");
    Objects.requireNonNull(resolution, "resolution");
  }

  /** How finely the way of prices is known. */
  public enum Resolution {
    /** Daily bars only. */
    DAILY,
    /** Shorter bars only. */
    INTRADAY,
    /** Some sessions have shorter bars, some have not. */
    MIXED
  }

  /**
   * The outcome; empty while there is no bar to enter at, and for good when the plan's last day has
   * passed without one. O(log sessions + bars held).
   */
  public static Optional<PositionOutcome> of(TradePlan plan, SessionBars bars) {
    PriceBars path = bars.path();
    for (int session = bars.firstAtOrAfter(plan.decidedOn() + 1);
        session < bars.size() && bars.day(session) <= plan.lastDay();
        session++) {
      int row = path.row(bars.entryKey(session));
      if (!path.isMissing(row)) {
        double price = path.open(row);
        Position position =
            new Position(
                plan.side(),
                price,
                EntryPoint.OPEN,
                bars.entryKey(session),
                bars.lastKey(plan.lastDay()));
        ExitBounds bounds = plan.rule().bounds(position, path);
        return Optional.of(
            new PositionOutcome(
                plan, bars.day(session), price, bounds, resolution(bars, session, bounds)));
      }
    }
    return Optional.empty();
  }

  /** The end on one side of the bounds. */
  public Exit exit(PricePath side) {
    return side == PricePath.WORST ? bounds.worst() : bounds.best();
  }

  /** Epoch day of that end. */
  public long exitDay(PricePath side) {
    return SessionBars.day(exit(side).at());
  }

  /** Whether that end has come. */
  public boolean hasEnded(PricePath side) {
    return exit(side).reason() != ExitReason.STILL_OPEN;
  }

  private static Resolution resolution(SessionBars bars, int from, ExitBounds bounds) {
    int to = bars.firstAtOrAfter(SessionBars.day(bounds.worst().at()));
    int intraday = 0;
    for (int session = from; session <= to; session++) {
      intraday += bars.isIntraday(session) ? 1 : 0;
    }
    if (intraday == 0) {
      return Resolution.DAILY;
    }
    return intraday == to - from + 1 ? Resolution.INTRADAY : Resolution.MIXED;
  }
}
