package org.alluvium.lakehouse.columnar;

/**
 * Rows of one series of a wide table, column by column. The arrays are handed over, not copied:
 * their maker must not change them afterwards.
 */
public final class SeriesBlock {
  private final String series;
  private final int[] days;
  private final long[] knownAt;
  private final float[][] values;

  private SeriesBlock(String series, int[] days, long[] knownAt, float[][] values) {
    this.series = series;
    this.days = days;
    this.knownAt = knownAt;
    this.values = values;
  }

  /**
   * A block of {@code days.length} rows.
   *
   * @param series what all rows are of
   * @param days epoch day of each row
   * @param knownAt when each row could first have been known, epoch microseconds
   * @param values [column][row]; NaN is stored as a missing value
   * @throws IllegalArgumentException when the series is missing or the lengths differ
   */
  public static SeriesBlock of(String series, int[] days, long[] knownAt, float[][] values) {
    if (series == null) {
      throw new IllegalArgumentException("a block of rows needs the name of its series");
    }
    requireLength(series, "knownAt", knownAt.length, days.length);
    for (int column = 0; column < values.length; column++) {
      requireLength(series, "value column " + column, values[column].length, days.length);
    }
    return new SeriesBlock(series, days, knownAt, values);
  }

  public String series() {
    return series;
  }

  /** Number of rows. */
  public int rows() {
    return days.length;
  }

  /** Number of value columns. */
  public int columns() {
    return values.length;
  }

  /** Epoch day of a row. */
  public int day(int row) {
    return days[row];
  }

  /** When a row could first have been known, epoch microseconds. */
  public long knownAt(int row) {
    return knownAt[row];
  }

  /** A value; NaN when it is missing. */
  public float value(int column, int row) {
    return values[column][row];
  }

  float[] column(int column) {
    return values[column];
  }

  private static void requireLength(String series, String what, int got, int rows) {
    if (got != rows) {
      throw new IllegalArgumentException(
          "block of %s: %s has %d entries for %d rows".formatted(series, what, got, rows));
    }
  }
}
