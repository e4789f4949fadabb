package org.alluvium.kernels.feature;

/** ROC, MA, STD, BETA, RSQR and RESI of Alpha158: the close over its own recent path. */
final class TrendColumns implements ColumnGroup {
  @Override
  public void fill(Bars bars, FeatureGrid grid) {
    double[] closes = bars.closes();
    int[] windows = RollingWindows.lengths();
    TrailingRegression regression = new TrailingRegression(closes);
    for (int t = grid.from(); t < grid.to(); t++) {
      regression.restartAt(t);
      for (int k = 0; k < windows.length; k++) {
        regression.extendTo(windows[k]);
        double past = t < windows[k] ? Double.NaN : closes[t - windows[k]];
        grid.put(RollingFamily.ROC.column(k), t, past / closes[t]);
        fillFit(regression, grid, k, t, closes[t]);
      }
    }
  }

  private static void fillFit(
      TrailingRegression regression, FeatureGrid grid, int k, int t, double close) {
    grid.put(RollingFamily.MA.column(k), t, 1 + regression.meanOffset() / close);
    grid.put(RollingFamily.STD.column(k), t, regression.deviation() / close);
    double slope = regression.slope();
    grid.put(RollingFamily.BETA.column(k), t, slope / close);
    grid.put(RollingFamily.RSQR.column(k), t, regression.rSquared());
    grid.put(RollingFamily.RESI.column(k), t, regression.residual(slope) / close);
  }
}
