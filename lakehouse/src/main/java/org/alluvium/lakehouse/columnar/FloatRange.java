package org.alluvium.lakehouse.columnar;

import org.apache.parquet.column.statistics.Statistics;

/** The least and the greatest of the values seen. */
final class FloatRange {
  private float least = Float.POSITIVE_INFINITY;
  private float greatest = Float.NEGATIVE_INFINITY;
  private boolean seen;

  /** Takes values up to the next NaN, and returns where that is. */
  int presentUntil(float[] cells, int from) {
    float low = least;
    float high = greatest;
    int at = from;
    for (; at < cells.length; at++) {
      float value = cells[at];
      if (Float.isNaN(value)) {
        break;
      }
      low = value < low ? value : low;
      high = value > high ? value : high;
    }
    least = low;
    greatest = high;
    seen |= at > from;
    return at;
  }

  /** As Parquet has it, a zero that is the least is negative, one that is the greatest positive. */
  void tell(Statistics<?> statistics) {
    if (seen) {
      statistics.updateStats(least == 0 ? -0.0f : least);
      statistics.updateStats(greatest == 0 ? 0.0f : greatest);
    }
  }
}
