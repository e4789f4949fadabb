package org.alluvium.kernels.feature;

/**
 * CNTP, CNTN and CNTD of Alpha158: share of rows whose close is above, or below, the close before.
 *
 * <p>A comparison with a missing close is "no", and its row still counts in the share.
 */
final class CountColumns implements ColumnGroup {
  @Override
  public void fill(Bars bars, FeatureGrid grid) {
    int[] rises = new int[bars.size() + 1];
    int[] falls = new int[bars.size() + 1];
    for (int t = 0; t < bars.size(); t++) {
      double previous = t == 0 ? Double.NaN : bars.close(t - 1);
      rises[t + 1] = rises[t] + (bars.close(t) > previous ? 1 : 0);
      falls[t + 1] = falls[t] + (bars.close(t) < previous ? 1 : 0);
    }
    int[] windows = RollingWindows.lengths();
    for (int k = 0; k < windows.length; k++) {
      for (int t = grid.from(); t < grid.to(); t++) {
        int oldest = Math.max(0, t - windows[k] + 1);
        double rows = t + 1.0 - oldest;
        double up = (rises[t + 1] - rises[oldest]) / rows;
        double down = (falls[t + 1] - falls[oldest]) / rows;
        grid.put(RollingFamily.CNTP.column(k), t, up);
        grid.put(RollingFamily.CNTN.column(k), t, down);
        grid.put(RollingFamily.CNTD.column(k), t, up - down);
      }
    }
  }
}
