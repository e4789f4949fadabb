package org.alluvium.kernels.adjustment;

import java.util.Arrays;

/**
 * Factors that bring each session's raw prices to the terms of the last session, by row: what
 * LEAN's factor files call price factor (dividends) and split factor. An adjusted price is raw
 * price × price factor × split factor, an adjusted volume is raw volume ÷ split factor. Both are
 * exactly 1 from the last ex-day on; NaN where a dividend before could not be told from its price.
 */
public final class AdjustmentFactors {
  private final double[] price;
  private final double[] split;

  AdjustmentFactors(double[] price, double[] split) {
    this.price = price;
    this.split = split;
  }

  public int size() {
    return price.length;
  }

  /** What dividends after the row leave of its price. */
  public double price(int row) {
    return price[row];
  }

  /** Old shares per new one, over the splits after the row. */
  public double split(int row) {
    return split[row];
  }

  /** Product of both, by row: what a price is multiplied by. */
  double[] ofPrices() {
    double[] factors = new double[price.length];
    Arrays.setAll(factors, row -> price[row] * split[row]);
    return factors;
  }

  /** What a volume is multiplied by, by row: dividends do not change the number of shares. */
  double[] ofVolumes() {
    double[] factors = new double[split.length];
    Arrays.setAll(factors, row -> 1 / split[row]);
    return factors;
  }
}
