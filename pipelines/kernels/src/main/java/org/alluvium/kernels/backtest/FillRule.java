package org.alluvium.kernels.backtest;

import java.util.Locale;

/**
 * At which price a decision is traded. A decision is made after the close of its day, so there is
 * no rule that trades on that day: it would use a price that the decision has already seen.
 */
public enum FillRule {
  /** The next day's open; an asset without an open waits for its next one. */
  NEXT_OPEN,
  /** The next day's close; an asset without a close waits for its next one. */
  NEXT_CLOSE;

  /** What an order of the day before is filled at; {@code NaN} = it waits. */
  double price(Market market, int asset, int index) {
    return switch (this) {
      case NEXT_OPEN -> market.open(asset, index);
      case NEXT_CLOSE -> market.close(asset, index);
    };
  }

  /**
   * Reads a rule from configuration, in any case.
   *
   * @throws IllegalArgumentException for anything but next_open and next_close
   */
  public static FillRule parse(String text) {
    return switch (text.trim().toUpperCase(Locale.ROOT)) {
      case "NEXT_OPEN" -> NEXT_OPEN;
      case "NEXT_CLOSE" -> NEXT_CLOSE;
      default ->
          throw new IllegalArgumentException(
              "fill rule "
                  + text
                  + " is unknown; a decision made after a close is filled no earlier than the next "
                  + "day: use next_open or next_close");
    };
  }
}
