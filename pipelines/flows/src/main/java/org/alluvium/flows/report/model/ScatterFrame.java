package org.alluvium.flows.report.model;

import java.util.Arrays;

/**
 * The part of a scatter that is drawn: half a percent of the points at either end of either axis
 * may lie outside, so that one outlier does not press all others into a line.
 *
 * @param forecast ends of the forecasts' axis
 * @param realised ends of the outcomes' axis
 * @param outside points beyond an end of either axis
 */
public record ScatterFrame(Axis forecast, Axis realised, int outside) {
  private static final double TAIL = 0.005;
  private static final double STEP = 0.05;

  /** Ends of an axis, as fractions. */
  public record Axis(double low, double high) {
    public boolean holds(double value) {
      return value >= low && value <= high;
    }
  }

  /** Of pairs of the same length, none missing. O(n log n). */
  static ScatterFrame of(double[] forecasts, double[] realised) {
    Axis x = axis(forecasts);
    Axis y = axis(realised);
    int outside = 0;
    for (int i = 0; i < forecasts.length; i++) {
      outside += x.holds(forecasts[i]) && y.holds(realised[i]) ? 0 : 1;
    }
    return new ScatterFrame(x, y, outside);
  }

  /** From tail to tail, each end rounded outwards; with fewer than 200 values there is no tail. */
  private static Axis axis(double[] values) {
    if (values.length == 0) {
      return new Axis(-STEP, STEP);
    }
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int tail = (int) (TAIL * sorted.length);
    double low = sorted[tail];
    double high = sorted[sorted.length - 1 - tail];
    double range = high > low ? high - low : Math.max(Math.abs(high), STEP);
    double step = STEP * Math.pow(10, Math.ceil(Math.log10(range)));
    double from = Math.floor(low / step) * step;
    double to = Math.ceil(high / step) * step;
    return new Axis(Math.min(from, low), Math.max(to > from ? to : from + step, high));
  }
}
