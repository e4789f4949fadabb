package org.alluvium.flows.strategy;

import java.util.Comparator;

/**
 * One vintage of a bar of an instrument.
 *
 * @param day epoch day of its session
 * @param start epoch microseconds at which a shorter bar begins; {@link #DAILY} for that of the day
 * @param knownAt epoch microseconds
 * @param open NaN = missing, like the others
 */
record BarVersion(
    long day, long start, long knownAt, double open, double high, double low, double close) {
  /** Start of a bar of a whole session. */
  static final long DAILY = Long.MIN_VALUE;

  /** The order in which they become known. */
  static final Comparator<BarVersion> ORDER =
      Comparator.comparingLong(BarVersion::knownAt)
          .thenComparingLong(BarVersion::day)
          .thenComparingLong(BarVersion::start);

  boolean isDaily() {
    return start == DAILY;
  }
}
