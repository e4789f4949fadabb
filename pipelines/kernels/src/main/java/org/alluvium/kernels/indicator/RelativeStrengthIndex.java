package org.alluvium.kernels.indicator;

/**
 * Relative strength index: the average gain's share of all average movement, 0 to 100.
 *
 * <p>Warm-up: {@code period} changes. NaN where the price has not moved at all (TA-Lib: 0). Not
 * thread-safe. O(1) per value. Source: Wilder (1978), section VI.
 */
public final class RelativeStrengthIndex {
  private final ExponentialAverage gains;
  private final ExponentialAverage losses;
  private double previous = Double.NaN;

  public RelativeStrengthIndex(int period) {
    this.gains = ExponentialAverage.ofWilder(period);
    this.losses = ExponentialAverage.ofWilder(period);
  }

  /** Forgets everything. */
  public void restart() {
    gains.restart();
    losses.restart();
    previous = Double.NaN;
  }

  /** Takes the next close. */
  public double next(double close) {
    double change = close - previous;
    boolean first = Double.isNaN(previous);
    previous = close;
    if (first) {
      return Double.NaN;
    }
    double gain = gains.next(Math.max(change, 0));
    double loss = losses.next(Math.max(-change, 0));
    return 100 * gain / (gain + loss);
  }
}
