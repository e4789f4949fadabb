package org.alluvium.kernels.feature;

import java.util.Arrays;

/**
 * The newest version of every event day so far, by ascending event day. Grows as versions are
 * admitted.
 */
final class AsOfSeries {
  private int[] days;
  private int[] versions;
  private int size;

  AsOfSeries(int capacity) {
    this.days = new int[Math.max(1, capacity)];
    this.versions = new int[days.length];
  }

  int size() {
    return size;
  }

  /** Whether the day lies after all others. */
  boolean isNext(int day) {
    return size == 0 || day > days[size - 1];
  }

  /**
   * Puts the version in its day's place, before an older version of that day or between its
   * neighbours.
   */
  void admit(int day, int version) {
    int at = isNext(day) ? -(size + 1) : Arrays.binarySearch(days, 0, size, day);
    if (at < 0) {
      at = -(at + 1);
      System.arraycopy(days, at, days, at + 1, size - at);
      System.arraycopy(versions, at, versions, at + 1, size - at);
      days[at] = day;
      size++;
    }
    versions[at] = version;
  }

  /** Position of a day that is present. */
  int position(int day) {
    return Arrays.binarySearch(days, 0, size, day);
  }

  /** Position of the first day that is not before a day; the size when there is none. */
  int firstFrom(int day) {
    int at = position(day);
    return at < 0 ? -at - 1 : at;
  }

  int day(int position) {
    return days[position];
  }

  /** Versions at positions from (inclusive) to to (exclusive). */
  int[] versions(int from, int to) {
    return Arrays.copyOfRange(versions, from, to);
  }
}
