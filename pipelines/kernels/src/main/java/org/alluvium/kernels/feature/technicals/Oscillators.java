package org.alluvium.kernels.feature.technicals;

import org.alluvium.kernels.indicator.Trailing;

/** Oscillators of a window's bars at a bar. NaN where a range that is divided by is zero. */
final class Oscillators {
  private static final int SESSIONS = 14;
  private static final int SMOOTHED = 3;
  private static final int CHANNEL_SESSIONS = 20;
  private static final double CHANNEL_SCALE = 0.015;
  private static final int MOMENTUM_SESSIONS = 10;
  private static final int AWESOME_FAST = 5;
  private static final int AWESOME_SLOW = 34;
  private static final int[] ULTIMATE_SESSIONS = {7, 14, 28};
  private static final int[] ULTIMATE_WEIGHTS = {4, 2, 1};

  private final CompleteBars bars;
  private final RecursiveSeries series;
  private final Trailing trailing;

  Oscillators(CompleteBars bars, RecursiveSeries series) {
    this.bars = bars;
    this.series = series;
    this.trailing = series.trailing();
  }

  /** RSI of 14 sessions, 0 to 100. */
  double relativeStrength(int at) {
    return trailing.value(series.strength, at);
  }

  /** Slow %K: where the close lies in the range of 14 sessions, mean of 3, 0 to 100. */
  double stochastic(int at) {
    double sum = 0;
    for (int k = 0; k < SMOOTHED; k++) {
      sum += 100 + williams(at - k);
    }
    return sum / SMOOTHED;
  }

  /** Slow %D: mean of 3 of slow %K. */
  double stochasticSignal(int at) {
    double sum = 0;
    for (int k = 0; k < SMOOTHED; k++) {
      sum += stochastic(at - k);
    }
    return sum / SMOOTHED;
  }

  /** %K of the relative strength index: 14 sessions, mean of 3. */
  double stochasticStrength(int at) {
    double sum = 0;
    for (int k = 0; k < SMOOTHED; k++) {
      sum += rawStochasticStrength(at - k);
    }
    return sum / SMOOTHED;
  }

  /** Mean of 3 of the former. */
  double stochasticStrengthSignal(int at) {
    double sum = 0;
    for (int k = 0; k < SMOOTHED; k++) {
      sum += stochasticStrength(at - k);
    }
    return sum / SMOOTHED;
  }

  private double rawStochasticStrength(int at) {
    if (!trailing.holds(at, SESSIONS)) {
      return Double.NaN;
    }
    double highest = trailing.highest(series.strength, at, SESSIONS);
    double lowest = trailing.lowest(series.strength, at, SESSIONS);
    return 100 * (series.strength[at] - lowest) / (highest - lowest);
  }

  /** Commodity channel index of 20 sessions: Lambert (1980). */
  double commodityChannel(int at) {
    double distance =
        trailing.value(bars.typical, at) - trailing.mean(bars.typical, at, CHANNEL_SESSIONS);
    return distance
        / (CHANNEL_SCALE * trailing.meanAbsoluteDeviation(bars.typical, at, CHANNEL_SESSIONS));
  }

  double directionalIndex(int at) {
    return trailing.value(series.trend, at);
  }

  double plusDirection(int at) {
    return trailing.value(series.plus, at);
  }

  double minusDirection(int at) {
    return trailing.value(series.minus, at);
  }

  /** Awesome oscillator: mean midpoint of 5 less that of 34 sessions, in units of the price. */
  double awesome(int at) {
    return midpoint(at, AWESOME_FAST) - midpoint(at, AWESOME_SLOW);
  }

  private double midpoint(int at, int sessions) {
    return (trailing.mean(bars.high, at, sessions) + trailing.mean(bars.low, at, sessions)) / 2;
  }

  /** Change of the close over 10 sessions, in units of the price. */
  double momentum(int at) {
    return trailing.value(bars.close, at) - trailing.value(bars.close, at - MOMENTUM_SESSIONS);
  }

  double convergenceDivergence(int at) {
    return trailing.value(series.line, at);
  }

  double convergenceSignal(int at) {
    return trailing.value(series.signal, at);
  }

  /** Williams' %R of 14 sessions, -100 to 0. */
  double williams(int at) {
    double highest = trailing.highest(bars.high, at, SESSIONS);
    double lowest = trailing.lowest(bars.low, at, SESSIONS);
    return 100 * (trailing.value(bars.close, at) - highest) / (highest - lowest);
  }

  /** Elder's bull power: the high over the exponential average of 13 sessions. */
  double bullPower(int at) {
    return trailing.value(bars.high, at) - trailing.value(series.powerBase, at);
  }

  /** Elder's bear power: the low over the exponential average of 13 sessions. */
  double bearPower(int at) {
    return trailing.value(bars.low, at) - trailing.value(series.powerBase, at);
  }

  /** Williams' ultimate oscillator of 7, 14 and 28 sessions, 0 to 100. */
  double ultimate(int at) {
    double weighted = 0;
    int weights = 0;
    for (int k = 0; k < ULTIMATE_SESSIONS.length; k++) {
      weighted += ULTIMATE_WEIGHTS[k] * pressure(at, ULTIMATE_SESSIONS[k]);
      weights += ULTIMATE_WEIGHTS[k];
    }
    return 100 * weighted / weights;
  }

  /** Share of the true range that lies below the close. */
  private double pressure(int at, int sessions) {
    if (!trailing.holds(at, sessions + 1)) {
      return Double.NaN;
    }
    double bought = 0;
    double ranged = 0;
    for (int k = at; k > at - sessions; k--) {
      double lowest = Math.min(bars.low[k], bars.close[k - 1]);
      bought += bars.close[k] - lowest;
      ranged += Math.max(bars.high[k], bars.close[k - 1]) - lowest;
    }
    return bought / ranged;
  }
}
