package org.alluvium.kernels.backtest;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.alluvium.kernels.check.Check;

/**
 * Prices of some assets on trading days. {@code NaN} is "no bar": the asset keeps its last price,
 * and an order for it waits. Prices must be on one basis throughout (adjusted, or raw with a
 * separate treatment of splits): the only corporate action that the simulator knows is a delisting,
 * see {@link #withLastReturns}.
 */
public final class Market implements Serializable {
  private static final long serialVersionUID = 1L;

  private final long[] days;
  private final double[][] open;
  private final double[][] close;
  private final double[][] dollarVolume;
  private final double[][] lastReturns;

  private Market(
      long[] days,
      double[][] open,
      double[][] close,
      double[][] dollarVolume,
      double[][] lastReturns) {
    this.days = days;
    this.open = open;
    this.close = close;
    this.dollarVolume = dollarVolume;
    this.lastReturns = lastReturns;
  }

  /** A market without volume: impact follows the cost model's rule for missing volume. */
  public static Market of(long[] days, double[][] open, double[][] close) {
    double[][] unknown = new double[close.length][days.length];
    Arrays.stream(unknown).forEach(row -> Arrays.fill(row, Double.NaN));
    return of(days, open, close, unknown);
  }

  /**
   * @param days epoch days, strictly ascending
   * @param open opening prices {@code [asset][day]}, positive or {@code NaN}
   * @param close closing prices, likewise
   * @param dollarVolume value traded that day, in the currency of the net asset value; zero counts
   *     as missing
   */
  public static Market of(long[] days, double[][] open, double[][] close, double[][] dollarVolume) {
    Check.atLeast(close.length, 1, "number of assets");
    for (int day = 1; day < days.length; day++) {
      Check.isTrue(
          days[day] > days[day - 1],
          "days must ascend strictly, got " + days[day] + " after " + days[day - 1]);
    }
    return new Market(
        days.clone(),
        prices(open, close.length, days.length, "open"),
        prices(close, close.length, days.length, "close"),
        volumes(dollarVolume, close.length, days.length),
        new double[0][]);
  }

  /**
   * The same market with delistings.
   *
   * @param returns {@code [asset][day]}: on the first day without a quote the last return, from the
   *     last price to what holders were paid, at least −1; {@code NaN} on every other day
   */
  public Market withLastReturns(double[][] returns) {
    Check.sameLength(close.length, returns.length, "lastReturns");
    double[][] copy = new double[returns.length][];
    boolean none = true;
    for (int asset = 0; asset < copy.length; asset++) {
      Check.sameLength(days.length, returns[asset].length, "lastReturns of asset " + asset);
      for (double value : returns[asset]) {
        boolean valid = value >= -1 && value < Double.POSITIVE_INFINITY;
        Check.isTrue(
            Double.isNaN(value) || valid,
            "last return of asset " + asset + " must be finite and >= -1, got " + value);
        none &= Double.isNaN(value);
      }
      copy[asset] = returns[asset].clone();
    }
    return new Market(days, open, close, dollarVolume, none ? new double[0][] : copy);
  }

  public int assets() {
    return close.length;
  }

  public int size() {
    return days.length;
  }

  /** Epoch day at an index. */
  public long day(int index) {
    return days[index];
  }

  /** Its days from an index on; the prices are copied. */
  public Market from(int index) {
    return new Market(
        Arrays.copyOfRange(days, index, days.length),
        from(open, index),
        from(close, index),
        from(dollarVolume, index),
        from(lastReturns, index));
  }

  private static double[][] from(double[][] matrix, int index) {
    return Arrays.stream(matrix)
        .map(row -> Arrays.copyOfRange(row, index, row.length))
        .toArray(double[][]::new);
  }

  /** All epoch days. */
  public long[] days() {
    return days.clone();
  }

  /** Opening price; {@code NaN} = no bar. */
  public double open(int asset, int index) {
    return open[asset][index];
  }

  /** Closing price; {@code NaN} = no bar. */
  public double close(int asset, int index) {
    return close[asset][index];
  }

  /** Value traded; {@code NaN} = unknown. */
  public double dollarVolume(int asset, int index) {
    return dollarVolume[asset][index];
  }

  /** Last return of an asset that is delisted on this day; {@code NaN} = it is not. */
  public double lastReturn(int asset, int index) {
    return lastReturns.length == 0 ? Double.NaN : lastReturns[asset][index];
  }

  /** Assets that are delisted on a day. */
  int[] delisted(int index) {
    return IntStream.range(0, lastReturns.length)
        .filter(asset -> !Double.isNaN(lastReturns[asset][index]))
        .toArray();
  }

  /** Whether an epoch day is one of the trading days. */
  boolean trades(long day) {
    return Arrays.binarySearch(days, day) >= 0;
  }

  private static double[][] prices(double[][] matrix, int assets, int size, String name) {
    Check.sameLength(assets, matrix.length, name);
    double[][] copy = new double[assets][];
    for (int asset = 0; asset < assets; asset++) {
      Check.sameLength(size, matrix[asset].length, name + " of asset " + asset);
      for (double price : matrix[asset]) {
        Check.isTrue(
            Double.isNaN(price) || (price > 0 && price < Double.POSITIVE_INFINITY),
            name
                + " of asset "
                + asset
                + " must be finite and > 0, or NaN for no bar, got "
                + price);
      }
      copy[asset] = matrix[asset].clone();
    }
    return copy;
  }

  private static double[][] volumes(double[][] matrix, int assets, int size) {
    Check.sameLength(assets, matrix.length, "dollarVolume");
    double[][] copy = new double[assets][];
    for (int asset = 0; asset < assets; asset++) {
      Check.sameLength(size, matrix[asset].length, "dollarVolume of asset " + asset);
      copy[asset] =
          Arrays.stream(matrix[asset]).map(volume -> volume > 0 ? volume : Double.NaN).toArray();
    }
    return copy;
  }
}
