package org.alluvium.kernels.covariance;

import java.util.stream.IntStream;
import org.alluvium.kernels.check.Check;

/**
 * The days on which every asset of a return matrix {@code [asset][day]} has a return.
 *
 * <p>Policy: a day with one missing return is left out for all assets (list-wise deletion), so that
 * the covariance of what remains is positive semi-definite; pairwise deletion would use more data
 * and can lose that.
 */
public final class CompleteRows {
  private final int[] days;
  private final int dropped;

  private CompleteRows(int[] days, int dropped) {
    this.days = days;
    this.dropped = dropped;
  }

  /**
   * @param returns {@code [asset][day]}, {@code NaN} = missing
   * @throws IllegalArgumentException when there is no asset, or the rows differ in length
   */
  public static CompleteRows of(double[][] returns) {
    Check.atLeast(returns.length, 1, "number of assets");
    for (int asset = 1; asset < returns.length; asset++) {
      Check.sameLength(returns[0].length, returns[asset].length, "returns of asset " + asset);
    }
    int all = returns[0].length;
    int[] days = IntStream.range(0, all).filter(day -> isComplete(returns, day)).toArray();
    return new CompleteRows(days, all - days.length);
  }

  /** Indices of the complete days, ascending. */
  public int[] days() {
    return days.clone();
  }

  /** How many days are complete. */
  public int used() {
    return days.length;
  }

  /** How many days were left out. */
  public int dropped() {
    return dropped;
  }

  /** The complete days of one asset's series, in order. */
  public double[] select(double[] series) {
    double[] chosen = new double[days.length];
    for (int row = 0; row < days.length; row++) {
      chosen[row] = series[days[row]];
    }
    return chosen;
  }

  private static boolean isComplete(double[][] returns, int day) {
    for (double[] series : returns) {
      if (Double.isNaN(series[day])) {
        return false;
      }
    }
    return true;
  }
}
