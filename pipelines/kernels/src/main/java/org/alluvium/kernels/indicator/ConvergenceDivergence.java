package org.alluvium.kernels.indicator;

import org.alluvium.kernels.check.Check;

/**
 * Moving average convergence/divergence (MACD): a fast less a slow exponential average, and the
 * exponential average of that difference. In units of the price.
 *
 * <p>As in TA-Lib both averages give their first value at the same session, so that the fast one is
 * seeded by the last values of the slow one's seed. Warm-up: {@code slow} closes for the line,
 * {@code slow + signal - 1} for the signal. Not thread-safe. O(1) per value. Source: Appel,
 * Technical Analysis: Power Tools for Active Investors (2005).
 */
public final class ConvergenceDivergence {
  private final int skipped;
  private final ExponentialAverage fast;
  private final ExponentialAverage slow;
  private final ExponentialAverage smoothed;
  private int seen;
  private double line = Double.NaN;
  private double signal = Double.NaN;

  public ConvergenceDivergence(int fast, int slow, int signal) {
    this.skipped = Check.atLeast(slow, fast, "slow") - fast;
    this.fast = ExponentialAverage.ofPeriod(fast);
    this.slow = ExponentialAverage.ofPeriod(slow);
    this.smoothed = ExponentialAverage.ofPeriod(signal);
  }

  /** Forgets everything. */
  public void restart() {
    fast.restart();
    slow.restart();
    smoothed.restart();
    seen = 0;
    line = Double.NaN;
    signal = Double.NaN;
  }

  /** Takes the next close. */
  public void next(double close) {
    seen++;
    double slowNow = slow.next(close);
    double fastNow = seen > skipped ? fast.next(close) : Double.NaN;
    line = fastNow - slowNow;
    if (!Double.isNaN(line)) {
      signal = smoothed.next(line);
    }
  }

  /** MACD. */
  public double line() {
    return line;
  }

  /** Its exponential average. */
  public double signal() {
    return signal;
  }
}
