package org.alluvium.kernels.execution;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * Bars of one instrument, of days or of minutes, all on one price basis. A bar of which any price
 * is NaN is missing as a whole: without its range nobody can say whether a stop was touched. Every
 * other bar must be possible: prices finite and &gt; 0, low ≤ open, close ≤ high. Immutable.
 */
public final class PriceBars {
  private final long[] at;
  private final double[] open;
  private final double[] high;
  private final double[] low;
  private final double[] close;

  private PriceBars(long[] at, double[]... prices) {
    this.at = at;
    this.open = prices[0];
    this.high = prices[1];
    this.low = prices[2];
    this.close = prices[3];
  }

  /**
   * @param at keys of the bars, strictly ascending: epoch days of sessions, or epoch microseconds
   *     of the starts of shorter bars; length n
   * @param open prices in the instrument's currency, NaN = missing, length n like the others
   * @throws IllegalArgumentException when a bar is impossible
   */
  public static PriceBars of(
      long[] at, double[] open, double[] high, double[] low, double[] close) {
    Check.sameLength(at.length, open.length, "open");
    Check.sameLength(at.length, high.length, "high");
    Check.sameLength(at.length, low.length, "low");
    Check.sameLength(at.length, close.length, "close");
    PriceBars bars =
        new PriceBars(at.clone(), open.clone(), high.clone(), low.clone(), close.clone());
    for (int row = 0; row < at.length; row++) {
      bars.requireAscending(row);
      bars.requirePossible(row);
    }
    return bars;
  }

  public int size() {
    return at.length;
  }

  public long at(int row) {
    return at[row];
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

  /** Whether any price of the bar is NaN. */
  public boolean isMissing(int row) {
    return Double.isNaN(open[row])
        || Double.isNaN(high[row])
        || Double.isNaN(low[row])
        || Double.isNaN(close[row]);
  }

  /** Row of a bar; negative when there is none. O(log n). */
  public int row(long key) {
    return Arrays.binarySearch(at, key);
  }

  private void requireAscending(int row) {
    Check.isTrue(
        row == 0 || at[row] > at[row - 1],
        () -> "bars must ascend strictly, got " + at[row] + " at row " + row);
  }

  private void requirePossible(int row) {
    boolean isPossible =
        low[row] > 0
            && low[row] <= Math.min(open[row], close[row])
            && high[row] >= Math.max(open[row], close[row])
            && high[row] < Double.POSITIVE_INFINITY;
    Check.isTrue(isMissing(row) || isPossible, () -> impossible(row));
  }

  private String impossible(int row) {
    return "bar "
        + at[row]
        + " must have finite prices > 0 with low <= open, close <= high, got open "
        + open[row]
        + ", high "
        + high[row]
        + ", low "
        + low[row]
        + ", close "
        + close[row];
  }
}
