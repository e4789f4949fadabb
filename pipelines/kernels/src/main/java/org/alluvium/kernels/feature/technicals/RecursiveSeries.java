package org.alluvium.kernels.feature.technicals;

import org.alluvium.kernels.indicator.AverageTrueRange;
import org.alluvium.kernels.indicator.ConvergenceDivergence;
import org.alluvium.kernels.indicator.DirectionalMovement;
import org.alluvium.kernels.indicator.ExponentialAverage;
import org.alluvium.kernels.indicator.RelativeStrengthIndex;
import org.alluvium.kernels.indicator.Trailing;

/**
 * The indicators that depend on all bars before, at every bar since the first one of a row's
 * window. They begin anew for each window, so that a row depends on its window alone.
 */
final class RecursiveSeries {
  /** Periods of the averages of the close. */
  static final int[] PERIODS = {10, 20, 30, 50, 100, 200};

  /** A slower exponential average depends too much on where its window begins. */
  static final int SLOWEST_STORED = 50;

  private static final int SESSIONS = 14;
  private static final int POWER_SESSIONS = 13;

  final double[] strength;
  final double[] plus;
  final double[] minus;
  final double[] trend;
  final double[] line;
  final double[] signal;
  final double[] range;
  final double[] powerBase;

  /** [period][bar]. */
  final double[][] exponential;

  private final CompleteBars bars;
  private final RelativeStrengthIndex relativeStrength = new RelativeStrengthIndex(SESSIONS);
  private final DirectionalMovement movement = new DirectionalMovement(SESSIONS);
  private final ConvergenceDivergence divergence = new ConvergenceDivergence(12, 26, 9);
  private final AverageTrueRange trueRange = new AverageTrueRange(SESSIONS);
  private final ExponentialAverage power = ExponentialAverage.ofPeriod(POWER_SESSIONS);
  private final ExponentialAverage[] averages = new ExponentialAverage[PERIODS.length];
  private final Trailing trailing = new Trailing();
  private int first = -1;
  private int last = -1;

  RecursiveSeries(CompleteBars bars) {
    this.bars = bars;
    int size = bars.size();
    strength = new double[size];
    plus = new double[size];
    minus = new double[size];
    trend = new double[size];
    line = new double[size];
    signal = new double[size];
    range = new double[size];
    powerBase = new double[size];
    exponential = new double[PERIODS.length][size];
    for (int k = 0; k < PERIODS.length; k++) {
      averages[k] = ExponentialAverage.ofPeriod(PERIODS[k]);
    }
  }

  /** Computes what holds over the bars from one to another; goes on where it was if it can. */
  void moveTo(int from, int to) {
    if (from != first || to < last) {
      restart(from);
    }
    while (last < to) {
      accept(++last);
    }
  }

  /** Statistics over the window's bars alone. */
  Trailing trailing() {
    return trailing;
  }

  private void restart(int from) {
    first = from;
    trailing.startAt(from);
    last = from - 1;
    relativeStrength.restart();
    movement.restart();
    divergence.restart();
    trueRange.restart();
    power.restart();
    for (ExponentialAverage average : averages) {
      average.restart();
    }
  }

  private void accept(int at) {
    double high = bars.high[at];
    double low = bars.low[at];
    double close = bars.close[at];
    strength[at] = relativeStrength.next(close);
    movement.next(high, low, close);
    plus[at] = movement.plus();
    minus[at] = movement.minus();
    trend[at] = movement.averageIndex();
    divergence.next(close);
    line[at] = divergence.line();
    signal[at] = divergence.signal();
    range[at] = trueRange.next(high, low, close);
    powerBase[at] = power.next(close);
    for (int k = 0; k < averages.length; k++) {
      exponential[k][at] = averages[k].next(close);
    }
  }
}
