package org.alluvium.kernels.adjustment;

import org.alluvium.kernels.check.Check;

/**
 * One version of a split or dividend of an instrument; a later version of the same day and kind
 * replaces it.
 *
 * @param knownAt when this version could first be known, epoch microseconds
 * @param exDay first session at the new price, epoch days
 * @param value split: new shares per old one; dividend: cash per share held before the ex-day, in
 *     the currency of the prices; above zero, and no NaN
 */
public record PriceAction(long knownAt, int exDay, Kind kind, double value) {

  /** What happens at the ex-day; of two on one day, in this order. */
  public enum Kind {
    DIVIDEND,
    SPLIT
  }

  public PriceAction {
    Check.positive(value, "value of a " + kind + " of epoch day " + exDay);
  }
}
