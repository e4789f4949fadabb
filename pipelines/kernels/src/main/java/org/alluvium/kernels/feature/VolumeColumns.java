package org.alluvium.kernels.feature;

/**
 * VMA, VSTD and WVMA of Alpha158: mean and deviation of volume, and of volume-weighted absolute
 * returns.
 */
final class VolumeColumns implements ColumnGroup {
  /** Qlib's guard of a denominator of zero, in units traded. */
  private static final double GUARD = 1e-12;

  @Override
  public void fill(Bars bars, FeatureGrid grid) {
    TrailingRegression volume = new TrailingRegression(bars.volumes());
    TrailingRegression weighted = new TrailingRegression(weightedMoves(bars));
    int[] windows = RollingWindows.lengths();
    for (int t = grid.from(); t < grid.to(); t++) {
      volume.restartAt(t);
      weighted.restartAt(t);
      double newest = bars.volume(t) + GUARD;
      for (int k = 0; k < windows.length; k++) {
        volume.extendTo(windows[k]);
        weighted.extendTo(windows[k]);
        grid.put(RollingFamily.VMA.column(k), t, volume.mean() / newest);
        grid.put(RollingFamily.VSTD.column(k), t, volume.deviation() / newest);
        grid.put(RollingFamily.WVMA.column(k), t, weighted.deviation() / (weighted.mean() + GUARD));
      }
    }
  }

  private static double[] weightedMoves(Bars bars) {
    double[] result = new double[bars.size()];
    for (int t = 0; t < result.length; t++) {
      double previous = t == 0 ? Double.NaN : bars.close(t - 1);
      result[t] = Math.abs((bars.close(t) - previous) / previous) * bars.volume(t);
    }
    return result;
  }
}
