package org.alluvium.kernels.execution;

import java.util.List;
import java.util.Optional;

/**
 * What one bar can do to a position that lived to its start, over all paths without jumps from its
 * open through its high and low to its close.
 *
 * @param exits the worst and the best fill within the bar, empty when no path ends the position
 * @param mayGoOn whether some path leaves the position open
 */
record BarOutcome(List<Fill> exits, boolean mayGoOn) {

  /**
   * The end of a position within a bar.
   *
   * @param gainPrice price times the sign of the side
   */
  record Fill(double gainPrice, ExitReason reason) {}

  /** A bar in gain prices. */
  record GainBar(double open, double high, double low, double close) {
    static GainBar of(PriceBars bars, int row, int sign) {
      double high = sign > 0 ? bars.high(row) : -bars.low(row);
      double low = sign > 0 ? bars.low(row) : -bars.high(row);
      return new GainBar(sign * bars.open(row), high, low, sign * bars.close(row));
    }
  }

  /**
   * @param best the best gain price before the bar
   */
  static BarOutcome of(Levels levels, double best, GainBar bar) {
    double stopBefore = levels.stop(best);
    if (bar.open <= stopBefore) {
      return certain(new Fill(bar.open, levels.reason(stopBefore)));
    }
    if (bar.open >= levels.target()) {
      return certain(new Fill(bar.open, ExitReason.TARGET));
    }
    double start = Math.max(best, bar.open);
    double end = Math.max(start, bar.high);
    Optional<Fill> worstStop = worstStop(levels, start, end, bar);
    Optional<Fill> bestFill = bestFill(levels, end, bar);
    boolean mayGoOn =
        bar.high < levels.target() && bar.low > levels.stop(start) && bar.close > levels.stop(end);
    return new BarOutcome(
        bestFill.map(fill -> List.of(worstStop.orElse(fill), fill)).orElse(List.of()), mayGoOn);
  }

  /**
   * The lowest stop that a path can touch: the first one if the low reaches it; else a rise lifts
   * the stop just to the low, or to the level at which it becomes active if that is higher.
   */
  private static Optional<Fill> worstStop(Levels levels, double start, double end, GainBar bar) {
    double first = levels.stop(start);
    if (first >= bar.low) {
      return Optional.of(new Fill(first, levels.reason(first)));
    }
    double active = Math.max(start, levels.activation());
    boolean touched =
        bar.high < levels.target()
            ? active <= end && levels.stop(end) >= bar.low
            : active < levels.target() && levels.stop(levels.target()) > bar.low;
    return touched
        ? Optional.of(new Fill(Math.max(bar.low, levels.stop(active)), ExitReason.TRAILING_STOP))
        : Optional.empty();
  }

  /** Straight to the high: the target, or else the highest stop if the way back touches it. */
  private static Optional<Fill> bestFill(Levels levels, double end, GainBar bar) {
    if (bar.high >= levels.target()) {
      return Optional.of(new Fill(levels.target(), ExitReason.TARGET));
    }
    double stop = levels.stop(end);
    return stop >= bar.low ? Optional.of(new Fill(stop, levels.reason(stop))) : Optional.empty();
  }

  private static BarOutcome certain(Fill fill) {
    return new BarOutcome(List.of(fill, fill), false);
  }
}
