package org.alluvium.kernels.feature;

import org.alluvium.kernels.check.Check;

/**
 * One array computation of a {@link VintageSchedule}: a stretch of the as-of series, and the
 * positions to evaluate in it.
 *
 * <p>{@code version(i)} for i in 0..size() are indices into the versions that the schedule was made
 * from, by ascending event day, with the look-back before {@code from()} as far as it exists.
 * Positions from() (inclusive) to to() (exclusive) are to be evaluated; the value at position p
 * became known at {@code knownAt(p)}. No ex-day of an action known then lies between two evaluated
 * positions, so that all of them see the prices before in the same terms. Immutable.
 */
public final class Vintage {
  private final int[] versions;
  private final int from;
  private final long[] knownAt;

  Vintage(int[] versions, int from, long[] knownAt) {
    Check.sameLength(versions.length - from, knownAt.length, "knownAt");
    Check.atLeast(knownAt.length, 1, "evaluated positions");
    this.versions = versions.clone();
    this.from = from;
    this.knownAt = knownAt.clone();
  }

  /** Length of the stretch, context included. */
  public int size() {
    return versions.length;
  }

  /** Index, in the schedule's input, of the version that stands at this position. */
  public int version(int position) {
    return versions[position];
  }

  /** The versions of the whole stretch, by position; a copy. */
  public int[] versions() {
    return versions.clone();
  }

  /** First position to evaluate. */
  public int from() {
    return from;
  }

  /** End of the positions to evaluate; equals size(), as no row depends on later ones. */
  public int to() {
    return versions.length;
  }

  /**
   * Moment, in epoch microseconds, at which the value at this position became computable as it is
   * here.
   */
  public long knownAt(int position) {
    return knownAt[position - from];
  }
}
