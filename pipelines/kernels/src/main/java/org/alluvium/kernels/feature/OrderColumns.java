package org.alluvium.kernels.feature;

/** QTLU, QTLD and RANK of Alpha158: where the close stands among the closes of the window. */
final class OrderColumns implements ColumnGroup {
  private static final double UPPER = 0.8;
  private static final double LOWER = 0.2;

  @Override
  public void fill(Bars bars, FeatureGrid grid) {
    double[] closes = bars.closes();
    int[] windows = RollingWindows.lengths();
    for (int k = 0; k < windows.length; k++) {
      SlidingOrder order = new SlidingOrder(windows[k]);
      for (int t = 0; t < grid.to(); t++) {
        order.slideTo(t, closes);
        if (t >= grid.from()) {
          grid.put(RollingFamily.QTLU.column(k), t, order.quantile(UPPER) / closes[t]);
          grid.put(RollingFamily.QTLD.column(k), t, order.quantile(LOWER) / closes[t]);
          grid.put(RollingFamily.RANK.column(k), t, order.rank(closes[t]));
        }
      }
    }
  }
}
