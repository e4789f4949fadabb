package org.alluvium.kernels.feature;

import java.util.function.Function;

/**
 * SUMP, SUMN and SUMD of Alpha158 (of the close), or VSUMP, VSUMN and VSUMD (of the volume): the
 * rises, the falls and their difference, over the sum of all absolute changes.
 */
final class GainColumns implements ColumnGroup {
  /** Qlib's guard of a path that does not move, in units of the series. */
  private static final double GUARD = 1e-12;

  private final Function<Bars, double[]> series;
  private final RollingFamily rises;
  private final RollingFamily falls;
  private final RollingFamily balance;

  private GainColumns(
      Function<Bars, double[]> series,
      RollingFamily rises,
      RollingFamily falls,
      RollingFamily balance) {
    this.series = series;
    this.rises = rises;
    this.falls = falls;
    this.balance = balance;
  }

  static GainColumns ofClose() {
    return new GainColumns(
        Bars::closes, RollingFamily.SUMP, RollingFamily.SUMN, RollingFamily.SUMD);
  }

  static GainColumns ofVolume() {
    return new GainColumns(
        Bars::volumes, RollingFamily.VSUMP, RollingFamily.VSUMN, RollingFamily.VSUMD);
  }

  @Override
  public void fill(Bars bars, FeatureGrid grid) {
    TrailingGains gains = new TrailingGains(series.apply(bars));
    int[] windows = RollingWindows.lengths();
    for (int t = grid.from(); t < grid.to(); t++) {
      gains.restartAt(t);
      for (int k = 0; k < windows.length; k++) {
        gains.extendTo(windows[k]);
        double up = gains.rises();
        double down = gains.falls();
        double path = up + down + GUARD;
        grid.put(rises.column(k), t, up / path);
        grid.put(falls.column(k), t, down / path);
        grid.put(balance.column(k), t, (up - down) / path);
      }
    }
  }
}
