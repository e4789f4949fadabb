package org.alluvium.kernels.execution;

import java.util.Arrays;

/** Bars as a table: one row each of open, high, low, close, with keys 0, 1, 2, … */
final class BarTable {
  /** A row of a missing bar. */
  static final double[] MISSING = {Double.NaN, Double.NaN, Double.NaN, Double.NaN};

  private BarTable() {}

  static PriceBars of(double[]... rows) {
    long[] at = new long[rows.length];
    Arrays.setAll(at, row -> row);
    return PriceBars.of(at, column(rows, 0), column(rows, 1), column(rows, 2), column(rows, 3));
  }

  static double[] bar(double open, double high, double low, double close) {
    return new double[] {open, high, low, close};
  }

  private static double[] column(double[][] rows, int column) {
    return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
  }
}
