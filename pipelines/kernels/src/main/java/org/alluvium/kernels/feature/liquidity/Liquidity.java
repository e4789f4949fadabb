package org.alluvium.kernels.feature.liquidity;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.kernels.feature.Bars;
import org.alluvium.kernels.feature.FeatureSet;

/**
 * How much of an instrument is traded and how dear trading it is, over 20 and 60 of its sessions.
 *
 * <ul>
 *   <li>ADV: mean of close times volume, in currency per session;
 *   <li>AMIHUD: mean of |return| per million of currency traded. Source: Amihud (2002), Journal of
 *       Financial Markets 5;
 *   <li>ZERO_RETURNS: share of sessions that closed where the one before did. Source: Lesmond,
 *       Ogden and Trzcinka (1999), Review of Financial Studies 12;
 *   <li>ROLL, CORWIN_SCHULTZ, ABDI_RANALDO, EDGE: estimates of the effective spread as a fraction
 *       of the price.
 * </ul>
 *
 * <p>Warm-up and missing values: a session that lacks what a statistic needs is left out of it; NaN
 * when less than half of the window remains. An instrument without volume has no ADV and no AMIHUD.
 * O(60) per row.
 */
public final class Liquidity implements FeatureSet {
  private static final int[] WINDOWS = {20, 60};

  /** The return of the oldest session of a window, and for Roll the return before it. */
  private static final int LOOK_BACK = 61;

  private static final double MILLION = 1e6;
  private static final List<String> FAMILIES =
      List.of("ADV", "AMIHUD", "ZERO_RETURNS", "ROLL", "CORWIN_SCHULTZ", "ABDI_RANALDO", "EDGE");
  private static final List<String> NAMES = columnNames();

  private Liquidity() {}

  public static Liquidity ofDailyBars() {
    return new Liquidity();
  }

  @Override
  public String id() {
    return "liquidity";
  }

  @Override
  public int version() {
    return 1;
  }

  @Override
  public List<String> names() {
    return NAMES;
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
    Sessions logs = Sessions.of(needed);
    return FeatureSet.rounded(NAMES.size(), from, to, row -> values(needed, logs, row - start));
  }

  /** What is computed of one row before it is rounded to FLOAT. */
  static double[] values(Bars bars, Sessions logs, int at) {
    SpreadEstimates spreads = new SpreadEstimates(logs);
    double[] values = new double[NAMES.size()];
    int column = 0;
    for (int window : WINDOWS) {
      values[column++] = tradedValue(bars, at, window);
      values[column++] = illiquidity(bars, at, window);
      values[column++] = zeroReturns(bars, at, window);
      values[column++] = spreads.roll(at, window);
      values[column++] = spreads.corwinSchultz(at, window);
      values[column++] = spreads.abdiRanaldo(at, window);
      values[column++] = EdgeEstimate.of(logs, at, window);
    }
    return values;
  }

  private static double tradedValue(Bars bars, int at, int window) {
    Mean mean = new Mean(window);
    for (int t = Math.max(0, at - window + 1); t <= at; t++) {
      mean.add(bars.close(t) * bars.volume(t));
    }
    return mean.value();
  }

  private static double illiquidity(Bars bars, int at, int window) {
    Mean mean = new Mean(window);
    for (int t = Math.max(1, at - window + 1); t <= at; t++) {
      double change = Math.abs(bars.close(t) / bars.close(t - 1) - 1);
      mean.add(MILLION * change / (bars.close(t) * bars.volume(t)));
    }
    return mean.value();
  }

  private static double zeroReturns(Bars bars, int at, int window) {
    Mean mean = new Mean(window);
    for (int t = Math.max(1, at - window + 1); t <= at; t++) {
      double change = bars.close(t) - bars.close(t - 1);
      mean.add(Double.isNaN(change) ? change : change == 0 ? 1 : 0);
    }
    return mean.value();
  }

  private static List<String> columnNames() {
    List<String> names = new ArrayList<>();
    for (int window : WINDOWS) {
      FAMILIES.forEach(family -> names.add(family + window));
    }
    return List.copyOf(names);
  }
}
