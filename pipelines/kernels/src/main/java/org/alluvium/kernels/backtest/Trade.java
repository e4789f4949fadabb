package org.alluvium.kernels.backtest;

import org.alluvium.kernels.cost.TradeCost;

/**
 * One change of a position.
 *
 * @param day epoch day of the fill
 * @param asset index of the asset
 * @param units bought (positive) or sold (negative)
 * @param price of the fill
 * @param weightBefore position's share of net asset value at the fill's prices, before the trade
 * @param weightAfter after the trade: the target
 * @param cost in currency, by kind
 * @param kind an order's fill, or the payment of a delisting, whose price is the last one times 1 +
 *     the last return
 */
public record Trade(
    long day,
    int asset,
    double units,
    double price,
    double weightBefore,
    double weightAfter,
    TradeCost cost,
    TradeKind kind) {
  /** The fill of an order. */
  public static Trade fill(
      long day,
      int asset,
      double units,
      double price,
      double before,
      double after,
      TradeCost cost) {
    return new Trade(day, asset, units, price, before, after, cost, TradeKind.FILL);
  }

  /** What a delisting pays. */
  static Trade payment(long day, int asset, double units, double price, double before) {
    return new Trade(day, asset, units, price, before, 0, TradeCost.NONE, TradeKind.DELISTING);
  }

  /** |value traded|, in currency. */
  public double value() {
    return Math.abs(units * price);
  }
}
