package org.alluvium.kernels.indicator;

import org.alluvium.kernels.check.Check;

/**
 * An average that forgets exponentially, seeded by the mean of its first values.
 *
 * <p>Not thread-safe. O(1) per value. Source: the EMA of TA-Lib; J. Welles Wilder, New Concepts in
 * Technical Trading Systems (1978), for the weight 1 / period.
 */
public final class ExponentialAverage {
  private final int period;
  private final double weight;
  private int seen;
  private double value;

  private ExponentialAverage(int period, double weight) {
    this.period = Check.atLeast(period, 1, "period");
    this.weight = weight;
  }

  /** Weight 2 / (period + 1) for the newest value: the usual EMA. */
  public static ExponentialAverage ofPeriod(int period) {
    return new ExponentialAverage(period, 2.0 / (period + 1));
  }

  /** Weight 1 / period for the newest value: Wilder's smoothing. */
  public static ExponentialAverage ofWilder(int period) {
    return new ExponentialAverage(period, 1.0 / period);
  }

  /** Forgets everything. */
  public void restart() {
    seen = 0;
    value = 0;
  }

  /** Takes the next value; the average so far, NaN before the period is full. */
  public double next(double next) {
    seen++;
    if (seen < period) {
      value += next;
      return Double.NaN;
    }
    value = seen == period ? (value + next) / period : value + weight * (next - value);
    return value;
  }
}
