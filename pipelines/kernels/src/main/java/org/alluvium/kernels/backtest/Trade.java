package org.alluvium.kernels.backtest;

import org.alluvium.kernels.cost.TradeCost;

/**
 * One fill.
 *
 * @param day epoch day of the fill
 * @param asset index of the asset
 * @param units bought (positive) or sold (negative)
 * @param price of the fill
 * @param weightBefore position's share of net asset value at the fill's prices, before the trade
 * @param weightAfter after the trade: the target
 * @param cost in currency, by kind
 */
public record Trade(
    long day,
    int asset,
    double units,
    double price,
    double weightBefore,
    double weightAfter,
    TradeCost cost) {
  /** |value traded|, in currency. */
  public double value() {
    return Math.abs(units * price);
  }
}
