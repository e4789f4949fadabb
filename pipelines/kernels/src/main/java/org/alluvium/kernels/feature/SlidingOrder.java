package org.alluvium.kernels.feature;

/**
 * The present values of the last {@code window} rows, in ascending order, while the window slides
 * forward row by row.
 *
 * <p>Quantiles and ranks are of exact members, so they do not depend on where the sliding began.
 * Search O(log w), shift by one block copy of at most w values, no allocation.
 */
final class SlidingOrder {
  private final int window;
  private final double[] sorted;
  private int size;

  SlidingOrder(int window) {
    this.window = window;
    this.sorted = new double[window];
  }

  /** Lets row t in and row t - window out. Rows must come in order, from row 0. */
  void slideTo(int t, double[] values) {
    if (t >= window && !Double.isNaN(values[t - window])) {
      remove(values[t - window]);
    }
    if (!Double.isNaN(values[t])) {
      insert(values[t]);
    }
  }

  private void remove(double value) {
    int at = countBelow(value);
    System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
    size--;
  }

  private void insert(double value) {
    int at = countBelow(value);
    System.arraycopy(sorted, at, sorted, at + 1, size - at);
    sorted[at] = value;
    size++;
  }

  /**
   * Linear interpolation at level·(n - 1), Hyndman and Fan type 7; NaN when the window is empty.
   */
  double quantile(double level) {
    if (size == 0) {
      return Double.NaN;
    }
    double position = level * (size - 1);
    int below = (int) position;
    double low = sorted[below];
    return position == below ? low : low + (sorted[below + 1] - low) * (position - below);
  }

  /**
   * Mean rank of {@code value} among the window's values, over their number: in (0, 1]; NaN when it
   * is missing.
   */
  double rank(double value) {
    if (Double.isNaN(value)) {
      return Double.NaN;
    }
    int below = countBelow(value);
    int upTo = below;
    while (upTo < size && sorted[upTo] == value) {
      upTo++;
    }
    return (below + upTo + 1) / 2.0 / size;
  }

  private int countBelow(double value) {
    int low = 0;
    int high = size;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
