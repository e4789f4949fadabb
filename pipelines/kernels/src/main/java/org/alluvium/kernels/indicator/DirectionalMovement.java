package org.alluvium.kernels.indicator;

import org.alluvium.kernels.check.Check;

/**
 * Wilder's directional movement: which way the extremes of the sessions go, and how one-sidedly.
 * All values are 0 to 100.
 *
 * <p>Sums are seeded, as in TA-Lib, by the first {@code period - 1} changes. Warm-up: {@code
 * period} changes for the indicators, {@code 2 period - 1} for the index. NaN where there was no
 * range or no directional movement at all (TA-Lib: 0, or the index of before). Not thread-safe.
 * O(1) per bar. Source: Wilder (1978), section IV.
 */
public final class DirectionalMovement {
  private final int period;
  private final ExponentialAverage averageIndex;
  private int changes;
  private double plusSum;
  private double minusSum;
  private double rangeSum;
  private double previousHigh;
  private double previousLow;
  private double previousClose = Double.NaN;
  private double index = Double.NaN;

  public DirectionalMovement(int period) {
    this.period = Check.atLeast(period, 2, "period");
    this.averageIndex = ExponentialAverage.ofWilder(period);
  }

  /** Forgets everything. */
  public void restart() {
    averageIndex.restart();
    changes = 0;
    plusSum = 0;
    minusSum = 0;
    rangeSum = 0;
    previousClose = Double.NaN;
    index = Double.NaN;
  }

  /** Takes the next bar. */
  public void next(double high, double low, double close) {
    if (!Double.isNaN(previousClose)) {
      change(high - previousHigh, previousLow - low, TrueRange.of(high, low, previousClose));
    }
    previousHigh = high;
    previousLow = low;
    previousClose = close;
  }

  private void change(double up, double down, double range) {
    double keep = changes < period - 1 ? 1 : 1 - 1.0 / period;
    changes++;
    plusSum = keep * plusSum + (up > down && up > 0 ? up : 0);
    minusSum = keep * minusSum + (down > up && down > 0 ? down : 0);
    rangeSum = keep * rangeSum + range;
    double all = plusSum + minusSum;
    if (changes >= period && all > 0) {
      index = averageIndex.next(100 * Math.abs(plusSum - minusSum) / all);
    }
  }

  /** +DI: upward movement's part of the range. */
  public double plus() {
    return changes < period ? Double.NaN : 100 * plusSum / rangeSum;
  }

  /** -DI: downward movement's part of the range. */
  public double minus() {
    return changes < period ? Double.NaN : 100 * minusSum / rangeSum;
  }

  /** ADX: average one-sidedness of the movement. */
  public double averageIndex() {
    return index;
  }
}
