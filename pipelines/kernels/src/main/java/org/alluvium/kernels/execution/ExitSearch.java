package org.alluvium.kernels.execution;

import org.alluvium.kernels.check.Check;

/** One walk over the bars of a position, that gathers its possible ends. */
final class ExitSearch {
  private final Position position;
  private final PriceBars bars;
  private final Levels levels;
  private final int entryRow;
  private ExitBounds found;
  private double best;
  private int lastRow;
  private int missing;

  ExitSearch(ExitRule rule, Position position, PriceBars bars) {
    this.position = position;
    this.bars = bars;
    this.levels = Levels.of(rule, position);
    this.entryRow = requireEntry(position, bars);
    this.best = levels.sign() * position.entryPrice();
    this.lastRow = entryRow;
  }

  ExitBounds bounds() {
    int row = position.entryPoint() == EntryPoint.OPEN ? entryRow : entryRow + 1;
    for (; row < bars.size() && bars.at(row) <= position.lastAt(); row++) {
      if (bars.isMissing(row)) {
        missing++;
      } else if (!liveThrough(row)) {
        return found;
      }
    }
    if (bars.at(lastRow) == position.lastAt()) {
      return with(lastRow, bars.close(lastRow), ExitReason.LAST_CLOSE);
    }
    return afterMissingLastBar(row);
  }

  /** Adds a bar's possible ends; false when no path leaves the position open. */
  private boolean liveThrough(int row) {
    BarOutcome.GainBar bar = BarOutcome.GainBar.of(bars, row, levels.sign());
    BarOutcome outcome = BarOutcome.of(levels, best, bar);
    for (BarOutcome.Fill fill : outcome.exits()) {
      found = with(row, levels.sign() * fill.gainPrice(), fill.reason());
    }
    best = Math.max(best, bar.high());
    lastRow = row;
    return outcome.mayGoOn();
  }

  private ExitBounds afterMissingLastBar(int from) {
    for (int row = from; row < bars.size(); row++) {
      if (!bars.isMissing(row)) {
        return with(row, bars.open(row), ExitReason.LATE_OPEN);
      }
      missing++;
    }
    return with(lastRow, bars.close(lastRow), ExitReason.STILL_OPEN);
  }

  private ExitBounds with(int row, double price, ExitReason reason) {
    double positionReturn = position.side().positionReturn(position.entryPrice(), price);
    Exit exit = new Exit(bars.at(row), price, reason, positionReturn, missing);
    return found == null ? ExitBounds.of(exit) : found.or(exit);
  }

  private static int requireEntry(Position position, PriceBars bars) {
    int row = bars.row(position.entryAt());
    Check.isTrue(
        row >= 0 && !bars.isMissing(row),
        "there is no bar with prices at the entry " + position.entryAt());
    Check.isTrue(
        position.entryPrice() >= bars.low(row) && position.entryPrice() <= bars.high(row),
        "entry price "
            + position.entryPrice()
            + " lies outside its bar "
            + position.entryAt()
            + ", which ranges from "
            + bars.low(row)
            + " to "
            + bars.high(row)
            + ": give price and bars on one basis");
    return row;
  }
}
