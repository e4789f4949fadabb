package org.alluvium.kernels.feature.technicals;

import org.alluvium.kernels.indicator.Trailing;

/** Averages of the close and midpoints of its ranges at a bar, in units of the price. */
final class MovingAverages {
  private static final int HULL_SESSIONS = 9;
  private static final int VOLUME_SESSIONS = 20;
  private static final int CONVERSION_SESSIONS = 9;
  private static final int BASE_SESSIONS = 26;
  private static final int LEAD_SESSIONS = 52;

  private final CompleteBars bars;
  private final RecursiveSeries series;
  private final Trailing trailing;

  MovingAverages(CompleteBars bars, RecursiveSeries series) {
    this.bars = bars;
    this.series = series;
    this.trailing = series.trailing();
  }

  double simple(int sessions, int at) {
    return trailing.mean(bars.close, at, sessions);
  }

  /**
   * @param period index into {@link RecursiveSeries#PERIODS}
   */
  double exponential(int period, int at) {
    return trailing.value(series.exponential[period], at);
  }

  /** Weighted by volume; NaN where a volume is missing. */
  double volumeWeighted(int at) {
    if (!trailing.holds(at, VOLUME_SESSIONS)) {
      return Double.NaN;
    }
    double value = 0;
    double volume = 0;
    for (int k = 0; k < VOLUME_SESSIONS; k++) {
      value += bars.close[at - k] * bars.volume[at - k];
      volume += bars.volume[at - k];
    }
    return value / volume;
  }

  /** Hull's average: linearly weighted over the root of its period, of twice half less whole. */
  double hull(int at) {
    int root = (int) Math.sqrt(HULL_SESSIONS);
    double sum = 0;
    for (int k = 0; k < root; k++) {
      double half = trailing.linearlyWeightedMean(bars.close, at - k, HULL_SESSIONS / 2);
      double whole = trailing.linearlyWeightedMean(bars.close, at - k, HULL_SESSIONS);
      sum += (root - k) * (2 * half - whole);
    }
    return sum / (root * (root + 1) / 2.0);
  }

  /** Conversion line of Ichimoku's chart. */
  double conversion(int at) {
    return middle(at, CONVERSION_SESSIONS);
  }

  /** Base line of Ichimoku's chart. */
  double base(int at) {
    return middle(at, BASE_SESSIONS);
  }

  /** First edge of Ichimoku's cloud over a bar, drawn ahead from where it was known. */
  double leadA(int at) {
    int drawn = at - BASE_SESSIONS + 1;
    return (conversion(drawn) + base(drawn)) / 2;
  }

  /** Second edge of Ichimoku's cloud. */
  double leadB(int at) {
    return middle(at - BASE_SESSIONS + 1, LEAD_SESSIONS);
  }

  private double middle(int at, int sessions) {
    return (trailing.highest(bars.high, at, sessions) + trailing.lowest(bars.low, at, sessions))
        / 2;
  }
}
