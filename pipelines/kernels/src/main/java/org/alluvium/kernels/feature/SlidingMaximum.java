package org.alluvium.kernels.feature;

/**
 * Row of the largest present value of the last {@code window} rows, the earliest of equals, while
 * the window slides forward.
 *
 * <p>A queue of candidate rows with falling values: O(1) amortised per row, no allocation after
 * construction.
 */
final class SlidingMaximum {
  private final double[] values;
  private final int window;
  private final int[] candidates;
  private int oldest;
  private int head;
  private int tail;

  SlidingMaximum(double[] values, int window) {
    this.values = values;
    this.window = window;
    this.candidates = new int[values.length];
  }

  /** Moves the window to end at row t. Rows must come in order, from row 0. */
  void slideTo(int t) {
    oldest = Math.max(0, t - window + 1);
    if (head < tail && candidates[head] < oldest) {
      head++;
    }
    if (!Double.isNaN(values[t])) {
      while (tail > head && values[candidates[tail - 1]] < values[t]) {
        tail--;
      }
      candidates[tail++] = t;
    }
  }

  /** NaN when no value of the window is present. */
  double value() {
    return head == tail ? Double.NaN : values[candidates[head]];
  }

  /**
   * Place of the maximum counted from the window's oldest row, from 1; NaN when no value is
   * present.
   */
  double place() {
    return head == tail ? Double.NaN : candidates[head] - oldest + 1;
  }
}
