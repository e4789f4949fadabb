package org.alluvium.kernels.cost;

/**
 * Cost of a trade by kind, all in one unit: fractions of net asset value, or currency after {@link
 * #times}.
 */
public record TradeCost(double commission, double spread, double impact) {
  /** No trade, no cost. */
  public static final TradeCost NONE = new TradeCost(0, 0, 0);

  /** Sum of the kinds. */
  public double total() {
    return commission + spread + impact;
  }

  /** The same cost in another unit. */
  public TradeCost times(double factor) {
    return new TradeCost(commission * factor, spread * factor, impact * factor);
  }

  public TradeCost plus(TradeCost other) {
    return new TradeCost(
        commission + other.commission, spread + other.spread, impact + other.impact);
  }
}
