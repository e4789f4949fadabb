package org.alluvium.flows.trials;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.alluvium.kernels.performance.Performance;

/** The net returns of one trial on the dates that it has, in order of date. Immutable. */
public final class ReturnStream {
  private final long[] days;
  private final double[] values;

  private ReturnStream(long[] days, double[] values) {
    this.days = days;
    this.values = values;
  }

  /**
   * @param days epoch days, strictly ascending
   * @param values fractions, finite, one per day
   */
  public static ReturnStream of(long[] days, double[] values) {
    if (days.length != values.length) {
      throw new IllegalArgumentException(
          "%d days, but %d returns".formatted(days.length, values.length));
    }
    for (int row = 0; row < days.length; row++) {
      if (!Double.isFinite(values[row]) || (row > 0 && days[row] <= days[row - 1])) {
        throw new IllegalArgumentException(
            "returns must be finite on ascending days, got %s on epoch day %d"
                .formatted(values[row], days[row]));
      }
    }
    return new ReturnStream(days.clone(), values.clone());
  }

  public int size() {
    return days.length;
  }

  /** Epoch day of a row. */
  public long day(int row) {
    return days[row];
  }

  /** Return of a row. */
  public double value(int row) {
    return values[row];
  }

  public long[] days() {
    return days.clone();
  }

  public double[] values() {
    return values.clone();
  }

  /** The stream on some of its days. */
  public ReturnStream on(long[] some) {
    double[] there = new double[some.length];
    for (int row = 0; row < some.length; row++) {
      there[row] = values[Arrays.binarySearch(days, some[row])];
    }
    return new ReturnStream(some.clone(), there);
  }

  /** Whether any two of its returns differ. */
  public boolean moves() {
    return Arrays.stream(values).anyMatch(value -> value != values[0]);
  }

  /** Sharpe ratio per period; none when the returns never move: they have no risk to set it by. */
  public OptionalDouble sharpe() {
    return moves() ? OptionalDouble.of(Performance.of(values, 1).sharpe()) : OptionalDouble.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ReturnStream that
        && Arrays.equals(days, that.days)
        && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(days) * 31 + Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return days.length + " returns";
  }
}
