package org.alluvium.lakehouse.columnar;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the keys of some rows cover, both ends included.
 *
 * @param rows number of rows
 * @param firstSeries least name of a series, in the order of UTF-8
 * @param lastSeries greatest name
 * @param firstDay least epoch day
 * @param lastDay greatest epoch day
 * @param firstKnownAt least time of knowledge, epoch microseconds
 * @param lastKnownAt greatest time of knowledge
 */
public record BlockRange(
    long rows,
    String firstSeries,
    String lastSeries,
    int firstDay,
    int lastDay,
    long firstKnownAt,
    long lastKnownAt)
    implements Serializable {

  /** The range of a block, which must have a row. */
  static BlockRange of(SeriesBlock block) {
    int firstDay = block.day(0);
    int lastDay = firstDay;
    long firstKnown = block.knownAt(0);
    long lastKnown = firstKnown;
    for (int row = 1; row < block.rows(); row++) {
      firstDay = Math.min(firstDay, block.day(row));
      lastDay = Math.max(lastDay, block.day(row));
      firstKnown = Math.min(firstKnown, block.knownAt(row));
      lastKnown = Math.max(lastKnown, block.knownAt(row));
    }
    String series = block.series();
    return new BlockRange(block.rows(), series, series, firstDay, lastDay, firstKnown, lastKnown);
  }

  BlockRange plus(BlockRange other) {
    return new BlockRange(
        rows + other.rows,
        less(firstSeries, other.firstSeries) ? firstSeries : other.firstSeries,
        less(lastSeries, other.lastSeries) ? other.lastSeries : lastSeries,
        Math.min(firstDay, other.firstDay),
        Math.max(lastDay, other.lastDay),
        Math.min(firstKnownAt, other.firstKnownAt),
        Math.max(lastKnownAt, other.lastKnownAt));
  }

  private static boolean less(String one, String other) {
    return Arrays.compareUnsigned(
            one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8))
        < 0;
  }
}
