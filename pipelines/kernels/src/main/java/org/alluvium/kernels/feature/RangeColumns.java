package org.alluvium.kernels.feature;

/**
 * MAX, MIN, RSV, IMAX, IMIN and IMXD of Alpha158: the highest high and the lowest low, and how long
 * ago they were.
 */
final class RangeColumns implements ColumnGroup {
  /** Qlib's guard of a range of zero, in price units. */
  private static final double GUARD = 1e-12;

  @Override
  public void fill(Bars bars, FeatureGrid grid) {
    double[] fallingLows = negated(bars.lows());
    int[] windows = RollingWindows.lengths();
    for (int k = 0; k < windows.length; k++) {
      int window = windows[k];
      SlidingMaximum highest = new SlidingMaximum(bars.highs(), window);
      SlidingMaximum lowest = new SlidingMaximum(fallingLows, window);
      for (int t = 0; t < grid.to(); t++) {
        highest.slideTo(t);
        lowest.slideTo(t);
        if (t >= grid.from()) {
          fillLevels(grid, k, t, bars.close(t), highest.value(), -lowest.value());
          fillPlaces(grid, k, t, highest.place() / window, lowest.place() / window);
        }
      }
    }
  }

  private static void fillLevels(
      FeatureGrid grid, int k, int t, double close, double high, double low) {
    grid.put(RollingFamily.MAX.column(k), t, high / close);
    grid.put(RollingFamily.MIN.column(k), t, low / close);
    grid.put(RollingFamily.RSV.column(k), t, (close - low) / (high - low + GUARD));
  }

  private static void fillPlaces(FeatureGrid grid, int k, int t, double high, double low) {
    grid.put(RollingFamily.IMAX.column(k), t, high);
    grid.put(RollingFamily.IMIN.column(k), t, low);
    grid.put(RollingFamily.IMXD.column(k), t, high - low);
  }

  private static double[] negated(double[] values) {
    double[] result = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      result[t] = -values[t];
    }
    return result;
  }
}
