package org.alluvium.kernels.feature;

/** CORR and CORD of Alpha158: close with log volume, and their one-row ratios with each other. */
final class CorrelationColumns implements ColumnGroup {
  @Override
  public void fill(Bars bars, FeatureGrid grid) {
    double[] logVolumes = new double[bars.size()];
    double[] priceRatios = new double[bars.size()];
    double[] logVolumeRatios = new double[bars.size()];
    for (int t = 0; t < bars.size(); t++) {
      boolean first = t == 0;
      double volume = bars.volume(t);
      logVolumes[t] = StrictMath.log(volume + 1);
      priceRatios[t] = first ? Double.NaN : excess(bars.close(t), bars.close(t - 1));
      logVolumeRatios[t] = first ? Double.NaN : StrictMath.log(volume / bars.volume(t - 1) + 1);
    }
    fill(RollingFamily.CORR, new TrailingCorrelation(bars.closes(), logVolumes), grid);
    fill(RollingFamily.CORD, new TrailingCorrelation(priceRatios, logVolumeRatios), grid);
  }

  /**
   * Ratio less one: correlates as the ratio does, and keeps the digits that the one would swallow.
   */
  private static double excess(double close, double previous) {
    return (close - previous) / previous;
  }

  private static void fill(RollingFamily family, TrailingCorrelation pairs, FeatureGrid grid) {
    int[] windows = RollingWindows.lengths();
    for (int t = grid.from(); t < grid.to(); t++) {
      pairs.restartAt(t);
      for (int k = 0; k < windows.length; k++) {
        pairs.extendTo(windows[k]);
        grid.put(family.column(k), t, pairs.correlation());
      }
    }
  }
}
