package org.alluvium.flows.backtest;

import java.util.Arrays;
import org.alluvium.kernels.backtest.Market;

/**
 * Prices of a book's assets on its days.
 *
 * @param days epoch days, increasing
 * @param open {@code [asset][day]}, NaN where there is no bar
 * @param close likewise
 * @param dollarVolume likewise
 */
@SuppressWarnings("ArrayRecordComponent")
public record Prices(long[] days, double[][] open, double[][] close, double[][] dollarVolume) {

  /** The days after one and up to another, both epoch days. */
  public Market between(long after, long upTo) {
    int from = firstAfter(after);
    int to = firstAfter(upTo);
    return Market.of(
        Arrays.copyOfRange(days, from, to),
        columns(open, from, to),
        columns(close, from, to),
        columns(dollarVolume, from, to));
  }

  /** Whether any day lies after one and up to another. */
  public boolean hasDays(long after, long upTo) {
    return firstAfter(upTo) > firstAfter(after);
  }

  public long lastDay() {
    return days[days.length - 1];
  }

  private int firstAfter(long day) {
    int found = Arrays.binarySearch(days, day);
    return found >= 0 ? found + 1 : -found - 1;
  }

  private static double[][] columns(double[][] matrix, int from, int to) {
    return Arrays.stream(matrix)
        .map(line -> Arrays.copyOfRange(line, from, to))
        .toArray(double[][]::new);
  }
}
