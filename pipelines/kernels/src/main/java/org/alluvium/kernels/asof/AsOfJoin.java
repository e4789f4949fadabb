package org.alluvium.kernels.asof;

import java.util.Arrays;
import java.util.Comparator;
import org.alluvium.kernels.check.Check;

/**
 * Finds, for each of some times, the observation that one would have used then: of those that had
 * happened and were known, the latest to happen, and of its vintages the latest to be known.
 *
 * <p>An observation counts from the later of its two times on, and never stops counting: so one
 * merge of both sides by time finds every match. O(times + observations); observations that do not
 * come in the order in which they begin to count are sorted first.
 */
public final class AsOfJoin {
  /** No observation counted then, or the latest was too old. */
  public static final int NONE = -1;

  private final long[] eventTimes;
  private final long[] knownAt;
  private final long[] countsFrom;
  private final int[] order;

  private AsOfJoin(long[] eventTimes, long[] knownAt) {
    Check.sameLength(eventTimes.length, knownAt.length, "knownAt");
    this.eventTimes = eventTimes.clone();
    this.knownAt = knownAt.clone();
    this.countsFrom = new long[knownAt.length];
    Arrays.setAll(countsFrom, i -> Math.max(eventTimes[i], knownAt[i]));
    this.order = order(countsFrom);
  }

  /**
   * Observations of one key.
   *
   * @param eventTimes when each happened
   * @param knownAt when each could first have been known, in the same unit; two rows that agree in
   *     both times are an error of the caller, and the later in the arrays counts
   */
  public static AsOfJoin of(long[] eventTimes, long[] knownAt) {
    return new AsOfJoin(eventTimes, knownAt);
  }

  private static int[] order(long[] countsFrom) {
    int[] order = new int[countsFrom.length];
    Arrays.setAll(order, i -> i);
    boolean sorted = true;
    for (int i = 1; i < order.length && sorted; i++) {
      sorted = countsFrom[i - 1] <= countsFrom[i];
    }
    return sorted
        ? order
        : Arrays.stream(order)
            .boxed()
            .sorted(Comparator.comparingLong(i -> countsFrom[i]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /**
   * The observation for each time.
   *
   * @param times ascending; equal ones may repeat
   * @param tolerance the greatest age that an observation may have, from its event time on, in the
   *     same unit; Long.MAX_VALUE for any
   * @return positions in the arrays of the observations, {@link #NONE} where there is none
   * @throws IllegalArgumentException when the times descend or the tolerance is negative
   */
  public int[] at(long[] times, long tolerance) {
    Check.isTrue(tolerance >= 0, "tolerance must be >= 0, got " + tolerance);
    int[] matches = new int[times.length];
    int next = 0;
    int best = NONE;
    for (int i = 0; i < times.length; i++) {
      requireAscending(times, i);
      while (next < order.length && countsFrom[order[next]] <= times[i]) {
        best = later(best, order[next++]);
      }
      matches[i] = best != NONE && within(times[i], eventTimes[best], tolerance) ? best : NONE;
    }
    return matches;
  }

  private int later(int one, int other) {
    if (one == NONE || eventTimes[other] != eventTimes[one]) {
      return one == NONE || eventTimes[other] > eventTimes[one] ? other : one;
    }
    return knownAt[other] >= knownAt[one] ? other : one;
  }

  /** Whether time less event time, which is not negative, is at most the tolerance. */
  private static boolean within(long time, long eventTime, long tolerance) {
    return Long.compareUnsigned(time - eventTime, tolerance) <= 0;
  }

  private static void requireAscending(long[] times, int at) {
    if (at > 0 && times[at] < times[at - 1]) {
      throw new IllegalArgumentException(
          "times must ascend; time %d is %d after %d".formatted(at, times[at], times[at - 1]));
    }
  }
}
