package org.alluvium.kernels.execution;

import java.util.Objects;
import org.alluvium.kernels.check.Check;

/**
 * When a position is ended before its time, and what its bars tell about that.
 *
 * <p>For a long entered at price e: hard stop e·(1 − hardStop), target e·(1 + takeProfit), and the
 * {@link TrailingStop}; the stop in force is the higher one. A short is the mirror image.
 *
 * <p><b>What is assumed.</b> Between its open and its close a bar's price moves without jumps, in
 * any order, through its high and its low. Between two bars it may jump. So
 *
 * <ol>
 *   <li>a bar that opens at or beyond a level in force fills at its open;
 *   <li>within a bar a level that is touched fills at the level;
 *   <li>a bar that ends nothing has moved the best price to its high (a short's to its low),
 *       whatever its path was: what follows depends on whether the position lives, not on how it
 *       got there;
 *   <li>the close of the last bar of the plan ends what is left.
 * </ol>
 *
 * <p><b>The bounds</b> are over all such paths, not over open-low-high-close and
 * open-high-low-close alone: with a trailing stop the worst path may be neither. (A rise that lifts
 * the stop just to the bar's low, and a fall to it, end the position below what either of the two
 * gives.) Without a trailing stop the worst path is open-low-high-close for a long: when stop and
 * target lie inside one bar, the stop comes first. A bar of which a price is missing is passed over
 * and counted. When the plan's last bar is missing, the position ends at the open of the first bar
 * after it; when there is none yet it is still open.
 *
 * <p>On shorter bars the bounds lie within those of the longer ones, as far as each bar opens where
 * the last one closed; a jump within a long bar fills worse than its level, and only shorter bars
 * show it. The result depends on bars up to its exit only. O(log n + bars held).
 *
 * @param hardStop distance of the hard stop as a fraction of the entry price, &gt; 0; infinity =
 *     none
 * @param takeProfit distance of the target likewise, &gt; 0; infinity = none
 * @param trailing the trailing stop, or {@link TrailingStop#NONE}
 */
public record ExitRule(double hardStop, double takeProfit, TrailingStop trailing) {
  public ExitRule {
    Check.positive(hardStop, "hard stop distance");
    Check.positive(takeProfit, "take profit distance");
    Objects.requireNonNull(trailing, "trailing");
  }

  /** A rule with a fixed stop and a fixed target. */
  public static ExitRule of(double hardStop, double takeProfit) {
    return new ExitRule(hardStop, takeProfit, TrailingStop.NONE);
  }

  /** A rule with a hard and a trailing stop, and no target. */
  public static ExitRule trailing(double hardStop, TrailingStop trailing) {
    return new ExitRule(hardStop, Double.POSITIVE_INFINITY, trailing);
  }

  /**
   * The worst and the best end of a position.
   *
   * @throws IllegalArgumentException when there is no bar with prices at the entry, or the entry
   *     price lies outside it
   */
  public ExitBounds bounds(Position position, PriceBars bars) {
    return new ExitSearch(this, position, bars).bounds();
  }

  /** The end that is traded: the worst that the bars allow. */
  public Exit worst(Position position, PriceBars bars) {
    return bounds(position, bars).worst();
  }
}
