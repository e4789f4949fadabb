package org.alluvium.kernels.feature;

import java.util.ArrayList;
import java.util.List;

/**
 * The 158 features of Qlib's Alpha158: same names, order and definitions.
 *
 * <p>9 shapes of the day's candle, 4 prices over the close, and 29 rolling families over 5, 10, 20,
 * 30 and 60 of the instrument's own sessions. The typical price (high + low + close) / 3 stands in
 * for a missing volume-weighted average price.
 *
 * <p>Warm-up, as Qlib's min_periods = 1: a window at the start of the history holds the rows that
 * exist; statistics that need two values (STD, BETA, RSQR, RESI, CORR, CORD, VSTD, WVMA) are NaN
 * with one, ROC is NaN until its row exists. Missing values are left out of their window; a ratio
 * to a missing close or volume is NaN; CNTP, CNTN and CNTD count a missing comparison as "no", as
 * Qlib does. An instrument without volume has NaN in CORR, CORD, VMA, VSTD, WVMA, VSUMP, VSUMN and
 * VSUMD.
 *
 * <p>Known departures from Qlib, each a fault of its own: CORR, CORD and RSQR are defined whenever
 * both series move at all (Qlib: NaN when a standard deviation is under 2e-5, whatever the price
 * unit); IMAX, IMIN and IMXD skip missing bars (Qlib: numpy's argmax takes a missing value for the
 * extreme); all statistics are taken on differences to the newest value of the window, so that they
 * do not drift or cancel (Qlib: running sums of raw prices, in places of float32 ratios).
 *
 * <p>Arithmetic is double, the result FLOAT. Sums run over one window at a time, in a fixed order
 * from the newest row backwards, one pass of 60 steps serving all five windows; extremes are O(1)
 * amortised, order statistics O(log w) searches. Source: Yang et al., Qlib, arXiv:2009.11189;
 * qlib.contrib.data.loader.Alpha158DL of pyqlib 0.9.7.
 */
public final class Alpha158 implements FeatureSet {
  private static final int LOOK_BACK = RollingWindows.widest();
  private static final List<String> COLUMN_NAMES = columnNames();
  private static final List<ColumnGroup> GROUPS =
      List.of(
          new CandleColumns(),
          new TrendColumns(),
          new RangeColumns(),
          new OrderColumns(),
          new CorrelationColumns(),
          new CountColumns(),
          GainColumns.ofClose(),
          GainColumns.ofVolume(),
          new VolumeColumns());

  private Alpha158() {}

  public static Alpha158 ofQlibDefinitions() {
    return new Alpha158();
  }

  @Override
  public String id() {
    return "alpha158";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<String> names() {
    return COLUMN_NAMES;
  }

  @Override
  public int lookBack() {
    return LOOK_BACK;
  }

  @Override
  public float[][] compute(Bars bars, int from, int to) {
    bars.requireRows(from, to);
    int start = Math.max(0, from - LOOK_BACK);
    Bars needed = bars.slice(start, to);
    FeatureGrid grid = new FeatureGrid(COLUMN_NAMES.size(), from - start, to - start);
    for (ColumnGroup group : GROUPS) {
      group.fill(needed, grid);
    }
    return grid.cells();
  }

  private static List<String> columnNames() {
    List<String> names = new ArrayList<>(CandleColumns.NAMES);
    for (RollingFamily family : RollingFamily.values()) {
      for (int window : RollingWindows.lengths()) {
        names.add(family.name() + window);
      }
    }
    return List.copyOf(names);
  }
}
