package org.alluvium.kernels.returns;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * Simple returns of a value matrix whose assets do not all have a value on every day.
 *
 * <p>The return of day {@code t} is {@code v[t] / v[s] - 1}, where {@code s < t} is the last day on
 * which the asset had a value: a hole lengthens the return that closes it, so no profit or loss is
 * lost, and the product of an asset's returns is the ratio of its last to its first value. A day on
 * which the asset has no value, or no earlier one, has a missing return ({@code NaN}) and is
 * counted. Nothing is filled with zero.
 *
 * <p>Shapes: values {@code [asset][day]}, returns {@code [asset][day - 1]}: column {@code t} ends
 * on day {@code t + 1}. Time O(assets × days).
 */
public final class SimpleReturns {
  private final double[][] returns;
  private final int[] missing;

  private SimpleReturns(double[][] returns, int[] missing) {
    this.returns = returns;
    this.missing = missing;
  }

  /**
   * @param values prices or net asset values, {@code [asset][day]}, finite and positive or {@code
   *     NaN} for none
   * @throws IllegalArgumentException when the rows differ in length, or a value is infinite, zero
   *     or negative
   */
  public static SimpleReturns of(double[][] values) {
    double[][] returns = new double[values.length][];
    int[] missing = new int[values.length];
    for (int asset = 0; asset < values.length; asset++) {
      Check.sameLength(values[0].length, values[asset].length, "values of asset " + asset);
      returns[asset] = series(values[asset], "value of asset " + asset);
      missing[asset] = countMissing(returns[asset]);
    }
    return new SimpleReturns(returns, missing);
  }

  /** Returns of one series, one shorter than the series (empty for a series of length 0 or 1). */
  public static double[] series(double[] values) {
    return series(values, "value");
  }

  /** A copy of the returns, {@code [asset][day - 1]}. */
  public double[][] values() {
    return Arrays.stream(returns).map(double[]::clone).toArray(double[][]::new);
  }

  /** Missing returns of each asset. */
  public int[] missing() {
    return missing.clone();
  }

  /** Missing returns of all assets together. */
  public int totalMissing() {
    return Arrays.stream(missing).sum();
  }

  private static double[] series(double[] values, String name) {
    double[] returns = new double[Math.max(0, values.length - 1)];
    double last = Double.NaN;
    for (int day = 0; day < values.length; day++) {
      double value = values[day];
      requireValue(value, name, day);
      if (day > 0) {
        returns[day - 1] = value / last - 1;
      }
      last = Double.isNaN(value) ? last : value;
    }
    return returns;
  }

  private static void requireValue(double value, String name, int day) {
    if (value <= 0 || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          name + " on day " + day + " must be finite and > 0, or NaN for none, got " + value);
    }
  }

  private static int countMissing(double[] row) {
    int count = 0;
    for (double value : row) {
      count += Double.isNaN(value) ? 1 : 0;
    }
    return count;
  }
}
