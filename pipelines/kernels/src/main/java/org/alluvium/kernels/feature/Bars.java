package org.alluvium.kernels.feature;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * Price bars of one instrument, one row per session that it traded, oldest first, all on one price
 * basis.
 *
 * <p>Prices are in the instrument's currency, volume in units traded. NaN is a missing value, in
 * any cell. Immutable: the arrays are copied on the way in, and never handed out beyond this
 * package.
 */
public final class Bars {
  private final double[] open;
  private final double[] high;
  private final double[] low;
  private final double[] close;
  private final double[] volume;

  private Bars(double[] open, double[] high, double[] low, double[] close, double[] volume) {
    Check.sameLength(close.length, open.length, "open");
    Check.sameLength(close.length, high.length, "high");
    Check.sameLength(close.length, low.length, "low");
    Check.sameLength(close.length, volume.length, "volume");
    this.open = open;
    this.high = high;
    this.low = low;
    this.close = close;
    this.volume = volume;
  }

  /**
   * Bars as recorded, a volume of zero being a volume that the source does not have: it becomes
   * NaN. (A session with prices has trades; a recorded zero would make ratios to that volume
   * infinite.)
   */
  public static Bars ofZeroVolumeMissing(
      double[] open, double[] high, double[] low, double[] close, double[] volume) {
    double[] present = volume.clone();
    for (int t = 0; t < present.length; t++) {
      if (present[t] == 0) {
        present[t] = Double.NaN;
      }
    }
    return new Bars(open.clone(), high.clone(), low.clone(), close.clone(), present);
  }

  /** Bars of an instrument that has no volume, a currency pair for one: every volume is NaN. */
  public static Bars ofPricesOnly(double[] open, double[] high, double[] low, double[] close) {
    double[] none = new double[close.length];
    Arrays.fill(none, Double.NaN);
    return new Bars(open.clone(), high.clone(), low.clone(), close.clone(), none);
  }

  /** Rows {@code from} (inclusive) to {@code to} (exclusive). */
  public Bars slice(int from, int to) {
    requireRows(from, to);
    return new Bars(
        Arrays.copyOfRange(open, from, to),
        Arrays.copyOfRange(high, from, to),
        Arrays.copyOfRange(low, from, to),
        Arrays.copyOfRange(close, from, to),
        Arrays.copyOfRange(volume, from, to));
  }

  /** Fails unless there are rows {@code from} (inclusive) to {@code to} (exclusive). */
  public void requireRows(int from, int to) {
    Check.isTrue(
        0 <= from && from <= to && to <= size(),
        "rows must lie in 0.." + size() + ", got " + from + ".." + to);
  }

  /**
   * Every price of a row times its factor, every volume times its own; NaN makes the cell missing.
   */
  public Bars scaled(double[] priceFactors, double[] volumeFactors) {
    return new Bars(
        product(open, priceFactors),
        product(high, priceFactors),
        product(low, priceFactors),
        product(close, priceFactors),
        product(volume, volumeFactors));
  }

  public int size() {
    return close.length;
  }

  public double open(int row) {
    return open[row];
  }

  public double high(int row) {
    return high[row];
  }

  public double low(int row) {
    return low[row];
  }

  public double close(int row) {
    return close[row];
  }

  /** Units traded; NaN when the source has none, or recorded zero. */
  public double volume(int row) {
    return volume[row];
  }

  /**
   * (high + low + close) / 3: stands in for the volume-weighted average price where a source has
   * none.
   */
  public double typicalPrice(int row) {
    return (high[row] + low[row] + close[row]) / 3;
  }

  double[] highs() {
    return high;
  }

  double[] lows() {
    return low;
  }

  double[] closes() {
    return close;
  }

  double[] volumes() {
    return volume;
  }

  private static double[] product(double[] values, double[] factors) {
    Check.sameLength(values.length, factors.length, "factors");
    double[] scaled = new double[values.length];
    Arrays.setAll(scaled, row -> values[row] * factors[row]);
    return scaled;
  }
}
