package org.alluvium.flows.ingestion.screener;

import java.util.Locale;
import java.util.Optional;

/**
 * What a rating from -1 to 1 is called: strong beyond ±0.5, neutral up to ±0.1, bounds neutral or
 * weak. A rating that comes as a word alone has a number that is called so.
 */
public enum Rating {
  STRONG_SELL(-1),
  SELL(-0.5),
  NEUTRAL(0),
  BUY(0.5),
  STRONG_BUY(1);

  private static final String COLUMNS = "Recommend.";
  private static final double STRONG = 0.5;
  private static final double WEAK = 0.1;

  private final double number;

  Rating(double number) {
    this.number = number;
  }

  /** Whether a column holds ratings. */
  public static boolean isOne(String column) {
    return column.startsWith(COLUMNS);
  }

  public static Rating of(double value) {
    if (value > WEAK) {
      return value > STRONG ? STRONG_BUY : BUY;
    }
    if (value < -WEAK) {
      return value < -STRONG ? STRONG_SELL : SELL;
    }
    return NEUTRAL;
  }

  /** The rating of a word, whatever its case: {@code Strong Buy} and {@code STRONG_BUY} are one. */
  public static Optional<Rating> ofWord(String text) {
    String word = text.strip().toUpperCase(Locale.ROOT).replaceAll("[ _-]+", "_");
    for (Rating rating : values()) {
      if (rating.name().equals(word)) {
        return Optional.of(rating);
      }
    }
    return Optional.empty();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** -1, -0.5, 0, 0.5 or 1. */
  public double number() {
    return number;
  }
}
