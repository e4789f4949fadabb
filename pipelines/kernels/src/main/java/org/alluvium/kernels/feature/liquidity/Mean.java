package org.alluvium.kernels.feature.liquidity;

/** Mean of the values of a window that are there; NaN when less than half of it is. */
final class Mean {
  private final int window;
  private int count;
  private double sum;

  Mean(int window) {
    this.window = window;
  }

  void add(double value) {
    if (!Double.isNaN(value)) {
      count++;
      sum += value;
    }
  }

  double value() {
    return 2 * count < window ? Double.NaN : sum / count;
  }
}
