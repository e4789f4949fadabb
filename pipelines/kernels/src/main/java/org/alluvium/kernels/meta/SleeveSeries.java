package org.alluvium.kernels.meta;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.alluvium.kernels.check.Check;

/** The net asset value of one sleeve on the days of its own calendar. */
public final class SleeveSeries {
  private final String name;
  private final long[] days;
  private final double[] values;

  private SleeveSeries(String name, long[] days, double[] values) {
    this.name = name;
    this.days = days;
    this.values = values;
  }

  /**
   * @param days epoch days, strictly ascending
   * @param values net asset values, finite and positive; {@code NaN} = none that day: the day is no
   *     observation
   */
  public static SleeveSeries of(String name, long[] days, double[] values) {
    Objects.requireNonNull(name, "name");
    Check.sameLength(days.length, values.length, "values of sleeve " + name);
    for (int row = 0; row < days.length; row++) {
      Check.isTrue(
          row == 0 || days[row] > days[row - 1],
          "days of sleeve "
              + name
              + " must ascend strictly, got "
              + days[row]
              + " at position "
              + row);
      Check.isTrue(
          Double.isNaN(values[row]) || (values[row] > 0 && values[row] < Double.POSITIVE_INFINITY),
          "net asset value of sleeve "
              + name
              + " on epoch day "
              + days[row]
              + " must be finite and > 0, got "
              + values[row]);
    }
    int[] rows =
        IntStream.range(0, days.length).filter(row -> !Double.isNaN(values[row])).toArray();
    return new SleeveSeries(
        name,
        Arrays.stream(rows).mapToLong(row -> days[row]).toArray(),
        Arrays.stream(rows).mapToDouble(row -> values[row]).toArray());
  }

  public String name() {
    return name;
  }

  /** Days with a value. */
  public int size() {
    return days.length;
  }

  /** Whether the sleeve has a value on a day. */
  boolean has(long day) {
    return Arrays.binarySearch(days, day) >= 0;
  }

  double value(long day) {
    return values[Arrays.binarySearch(days, day)];
  }

  long[] days() {
    return days.clone();
  }
}
