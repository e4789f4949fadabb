package org.alluvium.kernels.feature.technicals;

import java.util.function.IntToDoubleFunction;

/**
 * Mean votes of indicators on a bar, after the rules that TradingView publishes for its technical
 * ratings: -1 is a strong sell, 1 a strong buy. An indicator without a value does not vote.
 *
 * <p>Source: TradingView help centre, "Technical Ratings".
 */
final class Ratings {
  private static final int AVERAGE_OF_TREND = 3;
  private static final double LOW = 20;
  private static final double HIGH = 80;

  /** Lines of 0 to 100 that are nearer to each other are equal. */
  private static final double LINE_TOLERANCE = 1e-9;

  /** So are prices, as a fraction of the close. */
  private static final double PRICE_TOLERANCE = 1e-12;

  private final CompleteBars bars;
  private final RecursiveSeries series;
  private final MovingAverages averages;
  private final Oscillators oscillators;

  Ratings(
      CompleteBars bars, RecursiveSeries series, MovingAverages averages, Oscillators oscillators) {
    this.bars = bars;
    this.series = series;
    this.averages = averages;
    this.oscillators = oscillators;
  }

  /** Mean of the two others. */
  double all(int at) {
    return (ofAverages(at) + ofOscillators(at)) / 2;
  }

  /** Is the close above its averages, and above the cloud? */
  double ofAverages(int at) {
    double close = bars.close[at];
    Votes votes = new Votes();
    for (int k = 0; k < RecursiveSeries.PERIODS.length; k++) {
      votes.above(close, averages.simple(RecursiveSeries.PERIODS[k], at), tolerance(at));
      votes.above(close, averages.exponential(k, at), tolerance(at));
    }
    votes.above(close, averages.volumeWeighted(at), tolerance(at));
    votes.above(close, averages.hull(at), tolerance(at));
    cloud(votes, close, at);
    return votes.mean();
  }

  private void cloud(Votes votes, double close, int at) {
    double conversion = averages.conversion(at);
    double base = averages.base(at);
    double leadA = averages.leadA(at);
    double leadB = averages.leadB(at);
    if (!Double.isNaN(conversion + base + leadA + leadB)) {
      votes.cast(
          leadA > leadB && base > leadA && conversion > base && close > conversion,
          leadA < leadB && base < leadA && conversion < base && close < conversion);
    }
  }

  /** Are the oscillators turning up from low, or down from high? */
  double ofOscillators(int at) {
    Votes votes = new Votes();
    turning(votes, oscillators::relativeStrength, at, 30, 70);
    turning(votes, oscillators::commodityChannel, at, -100, 100);
    turning(votes, oscillators::williams, at, -HIGH, -LOW);
    crossing(votes, oscillators::stochastic, oscillators::stochasticSignal, at, 0);
    crossing(
        votes,
        oscillators::stochasticStrength,
        oscillators::stochasticStrengthSignal,
        at,
        trend(at));
    direction(votes, at);
    awesome(votes, at);
    double price = tolerance(at);
    votes.above(oscillators.momentum(at), oscillators.momentum(at - 1), price);
    votes.above(oscillators.convergenceDivergence(at), oscillators.convergenceSignal(at), price);
    power(votes, at);
    ultimate(votes, at);
    return votes.mean();
  }

  private double tolerance(int at) {
    return PRICE_TOLERANCE * bars.close[at];
  }

  private static void turning(
      Votes votes, IntToDoubleFunction line, int at, double low, double high) {
    votes.turning(line.applyAsDouble(at - 1), line.applyAsDouble(at), low, high, LINE_TOLERANCE);
  }

  /**
   * Main and signal line both low, and the first crosses the second upwards, in no rising trend;
   * and the reverse.
   */
  private static void crossing(
      Votes votes, IntToDoubleFunction main, IntToDoubleFunction signal, int at, double trend) {
    double line = main.applyAsDouble(at);
    double other = signal.applyAsDouble(at);
    double lineBefore = main.applyAsDouble(at - 1);
    double otherBefore = signal.applyAsDouble(at - 1);
    if (!Double.isNaN(line + other + lineBefore + otherBefore + trend)) {
      int now = Votes.compare(line, other, LINE_TOLERANCE);
      int before = Votes.compare(lineBefore, otherBefore, LINE_TOLERANCE);
      votes.cast(
          Math.max(line, other) < LOW && now > 0 && before < 0 && trend <= 0,
          Math.min(line, other) > HIGH && now < 0 && before > 0 && trend >= 0);
    }
  }

  /** Close over its exponential average of 50 sessions. */
  private double trend(int at) {
    return bars.close[at] - averages.exponential(AVERAGE_OF_TREND, at);
  }

  private void direction(Votes votes, int at) {
    double strength = oscillators.directionalIndex(at);
    if (!Double.isNaN(strength + oscillators.plusDirection(at - 1))) {
      int now = side(at);
      int before = side(at - 1);
      votes.cast(strength > LOW && before < 0 && now > 0, strength > LOW && before > 0 && now < 0);
    }
  }

  private int side(int at) {
    return Votes.compare(
        oscillators.plusDirection(at), oscillators.minusDirection(at), LINE_TOLERANCE);
  }

  /** Crosses zero, or turns on its side of zero. */
  private void awesome(Votes votes, int at) {
    double now = oscillators.awesome(at);
    double before = oscillators.awesome(at - 1);
    double earlier = oscillators.awesome(at - 2);
    if (!Double.isNaN(now + before + earlier)) {
      int rise = Votes.compare(now, before, tolerance(at));
      int fell = Votes.compare(earlier, before, tolerance(at));
      votes.cast(
          now > 0 && (before < 0 || (before > 0 && rise > 0 && fell > 0)),
          now < 0 && (before > 0 || (before < 0 && rise < 0 && fell < 0)));
    }
  }

  private void power(Votes votes, int at) {
    double bear = oscillators.bearPower(at);
    double bull = oscillators.bullPower(at);
    double trend = trend(at);
    if (!Double.isNaN(oscillators.bearPower(at - 1) + trend)) {
      int bearRise = Votes.compare(bear, oscillators.bearPower(at - 1), tolerance(at));
      int bullRise = Votes.compare(bull, oscillators.bullPower(at - 1), tolerance(at));
      votes.cast(trend > 0 && bear < 0 && bearRise > 0, trend < 0 && bull > 0 && bullRise < 0);
    }
  }

  private void ultimate(Votes votes, int at) {
    double value = oscillators.ultimate(at);
    if (!Double.isNaN(value)) {
      votes.cast(value > 70, value < 30);
    }
  }
}
