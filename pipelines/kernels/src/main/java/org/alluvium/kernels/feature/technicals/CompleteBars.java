package org.alluvium.kernels.feature.technicals;

import java.util.Arrays;
import org.alluvium.kernels.feature.Bars;

/** The bars that have all four prices, without gaps between them. */
final class CompleteBars {
  final double[] high;
  final double[] low;
  final double[] close;
  final double[] volume;
  final double[] typical;
  private final int[] rows;
  private final int size;

  CompleteBars(Bars bars) {
    int[] found = new int[bars.size()];
    int count = 0;
    for (int row = 0; row < bars.size(); row++) {
      if (!Double.isNaN(bars.open(row) + bars.typicalPrice(row))) {
        found[count++] = row;
      }
    }
    size = count;
    rows = Arrays.copyOf(found, count);
    high = new double[count];
    low = new double[count];
    close = new double[count];
    volume = new double[count];
    typical = new double[count];
    for (int at = 0; at < count; at++) {
      high[at] = bars.high(rows[at]);
      low[at] = bars.low(rows[at]);
      close[at] = bars.close(rows[at]);
      volume[at] = bars.volume(rows[at]);
      typical[at] = bars.typicalPrice(rows[at]);
    }
  }

  int size() {
    return size;
  }

  /** Position of the first complete bar at or after a row. */
  int firstFrom(int row) {
    int found = Arrays.binarySearch(rows, row);
    return found >= 0 ? found : -found - 1;
  }

  /** Whether the row has a complete bar, at {@link #firstFrom}. */
  boolean has(int row) {
    return Arrays.binarySearch(rows, row) >= 0;
  }
}
