package org.alluvium.kernels.indicator;

/**
 * Wilder's average of the true range, in units of the price.
 *
 * <p>Warm-up: {@code period} changes. Not thread-safe. O(1) per bar. Source: Wilder (1978), section
 * III.
 */
public final class AverageTrueRange {
  private final ExponentialAverage average;
  private double previousClose = Double.NaN;

  public AverageTrueRange(int period) {
    this.average = ExponentialAverage.ofWilder(period);
  }

  /** Forgets everything. */
  public void restart() {
    average.restart();
    previousClose = Double.NaN;
  }

  /** Takes the next bar. */
  public double next(double high, double low, double close) {
    double before = previousClose;
    previousClose = close;
    return Double.isNaN(before) ? Double.NaN : average.next(TrueRange.of(high, low, before));
  }
}
