package org.alluvium.kernels.feature.technicals;

import org.alluvium.kernels.indicator.Trailing;

/** How widely prices move at a bar, how lopsidedly money flows. */
final class Spreads {
  private static final int BAND_SESSIONS = 20;
  private static final double BAND_DEVIATIONS = 2;
  private static final int SESSIONS = 14;

  private final CompleteBars bars;
  private final RecursiveSeries series;
  private final Trailing trailing;

  Spreads(CompleteBars bars, RecursiveSeries series) {
    this.bars = bars;
    this.series = series;
    this.trailing = series.trailing();
  }

  /** Wilder's average true range of 14 sessions, in units of the price. */
  double averageTrueRange(int at) {
    return trailing.value(series.range, at);
  }

  /** Bollinger's bands of 20 sessions: from lower to upper, in units of the price. */
  double bandWidth(int at) {
    return 2 * BAND_DEVIATIONS * trailing.deviation(bars.close, at, BAND_SESSIONS);
  }

  /** Where the close lies between Bollinger's bands: 0 lower, 1 upper. */
  double bandPosition(int at) {
    double lower =
        trailing.mean(bars.close, at, BAND_SESSIONS)
            - BAND_DEVIATIONS * trailing.deviation(bars.close, at, BAND_SESSIONS);
    return (bars.close[at] - lower) / bandWidth(at);
  }

  /** Aroon oscillator of 14 sessions: how much more recent the highest high is, -100 to 100. */
  double aroon(int at) {
    if (!trailing.holds(at, SESSIONS + 1)) {
      return Double.NaN;
    }
    int highest = at - SESSIONS;
    int lowest = at - SESSIONS;
    for (int k = at - SESSIONS + 1; k <= at; k++) {
      highest = bars.high[k] >= bars.high[highest] ? k : highest;
      lowest = bars.low[k] <= bars.low[lowest] ? k : lowest;
    }
    return 100.0 * (highest - lowest) / SESSIONS;
  }

  /** Money flow index of 14 sessions, 0 to 100; NaN where a volume is missing. */
  double moneyFlow(int at) {
    if (!trailing.holds(at, SESSIONS + 1)) {
      return Double.NaN;
    }
    double up = 0;
    double all = 0;
    for (int k = at; k > at - SESSIONS; k--) {
      double change = bars.typical[k] - bars.typical[k - 1];
      double flow = bars.typical[k] * bars.volume[k];
      up += change > 0 ? flow : 0;
      all += change == 0 ? 0 * flow : flow;
    }
    return 100 * up / all;
  }
}
