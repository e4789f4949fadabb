package org.alluvium.kernels.feature;

import org.alluvium.kernels.check.Check;

/**
 * When versions of something dated became known, in the order (knownAt, day). Immutable: the arrays
 * are copied on the way in.
 */
public final class Arrivals {
  private static final Arrivals NONE = new Arrivals(new long[0], new int[0]);

  private final long[] knownAt;
  private final int[] days;

  private Arrivals(long[] knownAt, int[] days) {
    this.knownAt = knownAt;
    this.days = days;
  }

  /**
   * One version per known_at and day.
   *
   * @param knownAt epoch microseconds, ascending
   * @param days epoch days, strictly ascending within one known_at
   * @throws IllegalArgumentException when they are not sorted, or one occurs twice
   */
  public static Arrivals of(long[] knownAt, int[] days) {
    Check.sameLength(knownAt.length, days.length, "days");
    for (int i = 1; i < knownAt.length; i++) {
      boolean later =
          knownAt[i] > knownAt[i - 1] || (knownAt[i] == knownAt[i - 1] && days[i] > days[i - 1]);
      if (!later) {
        throw new IllegalArgumentException(
            "versions must ascend by (knownAt, day) without repeats; version %d is (%d, %d) after (%d, %d); sort them, and keep one per key"
                .formatted(i, knownAt[i], days[i], knownAt[i - 1], days[i - 1]));
      }
    }
    return new Arrivals(knownAt.clone(), days.clone());
  }

  /** Nothing ever. */
  public static Arrivals none() {
    return NONE;
  }

  int size() {
    return days.length;
  }

  long knownAt(int version) {
    return knownAt[version];
  }

  int day(int version) {
    return days[version];
  }

  /** Whether a version is there and became known by a moment. */
  boolean isKnown(int version, long moment) {
    return version < days.length && knownAt[version] <= moment;
  }

  /** When a version became known; the greatest long when there is none. */
  long knownAtOrNever(int version) {
    return version < days.length ? knownAt[version] : Long.MAX_VALUE;
  }
}
