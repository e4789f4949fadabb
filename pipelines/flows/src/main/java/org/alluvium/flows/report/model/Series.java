package org.alluvium.flows.report.model;

import java.util.Arrays;

/** An immutable sequence of numbers; NaN = missing (a gap in a chart, "–" in a table). */
public final class Series {
  private final double[] values;

  private Series(double[] values) {
    this.values = values;
  }

  /** A copy of {@code values}; infinities are refused. */
  public static Series of(double... values) {
    for (int i = 0; i < values.length; i++) {
      if (Double.isInfinite(values[i])) {
        throw new IllegalArgumentException(
            "a series holds finite numbers or NaN, got " + values[i] + " at " + i);
      }
    }
    return new Series(values.clone());
  }

  /** {@code length} missing values. */
  public static Series allMissing(int length) {
    double[] values = new double[length];
    Arrays.fill(values, Double.NaN);
    return new Series(values);
  }

  public int size() {
    return values.length;
  }

  public double at(int index) {
    return values[index];
  }

  public double[] toArray() {
    return values.clone();
  }

  /** Index of the last value that is not missing; -1 when there is none. */
  public int lastPresent() {
    int i = values.length - 1;
    while (i >= 0 && Double.isNaN(values[i])) {
      i--;
    }
    return i;
  }

  /** Index of the first value that is not missing; -1 when there is none. */
  public int firstPresent() {
    for (int i = 0; i < values.length; i++) {
      if (!Double.isNaN(values[i])) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Series that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Series of " + values.length;
  }
}
