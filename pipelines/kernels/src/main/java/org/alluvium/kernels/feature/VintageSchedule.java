package org.alluvium.kernels.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alluvium.kernels.check.Check;

/**
 * What to evaluate, over which versions of the bars, so that every row of a windowed function
 * exists as it was known.
 *
 * <p>The value at an event day depends on the rows from {@code lookBack} positions before it to
 * itself, in the series as of a moment. A row (event day, known_at k) is due for each moment k at
 * which that window changed: a bar that arrives in order makes its own day computable; a correction
 * or a late bar at position u changes positions u..u + lookBack, as far as they exist at k. Changes
 * with one known_at are one moment. A label at horizon h is such a function too, at the bar h + 1
 * positions later.
 *
 * <p>A run of in-order arrivals comes out as one vintage, so that a history without corrections is
 * one array computation. A schedule above a watermark, added to the schedules up to it, makes the
 * same rows as a schedule of everything.
 *
 * <p>O(n log n) search for n versions, plus one block copy and O(lookBack) rows per correction.
 */
public final class VintageSchedule {
  private final int lookBack;

  private VintageSchedule(int lookBack) {
    this.lookBack = Check.atLeast(lookBack, 0, "lookBack");
  }

  /**
   * A schedule for values that depend on this many prior rows.
   *
   * @throws IllegalArgumentException when negative
   */
  public static VintageSchedule ofLookBack(int lookBack) {
    return new VintageSchedule(lookBack);
  }

  /**
   * The vintages to evaluate, in the order in which they became known; of one moment, by event day.
   *
   * @param knownAt when each version became known, epoch microseconds, ascending
   * @param eventDay session of each version, epoch days, strictly ascending within one known_at
   * @param processedThrough versions known at or before it are context only; Long.MIN_VALUE when
   *     everything is new
   * @throws IllegalArgumentException when the versions are not sorted, or one occurs twice
   */
  public List<Vintage> plan(long[] knownAt, int[] eventDay, long processedThrough) {
    Check.sameLength(knownAt.length, eventDay.length, "eventDay");
    requireSorted(knownAt, eventDay);
    Sweep sweep = new Sweep(knownAt, eventDay);
    int next = sweep.admitThrough(processedThrough);
    while (next < knownAt.length) {
      next = sweep.isInOrder(next) ? sweep.evaluateRun(next) : sweep.evaluateChanges(next);
    }
    return List.copyOf(sweep.vintages);
  }

  private static void requireSorted(long[] knownAt, int[] eventDay) {
    for (int i = 1; i < knownAt.length; i++) {
      boolean later =
          knownAt[i] > knownAt[i - 1]
              || (knownAt[i] == knownAt[i - 1] && eventDay[i] > eventDay[i - 1]);
      if (!later) {
        throw new IllegalArgumentException(
            "versions must ascend by (knownAt, eventDay) without repeats; version "
                + i
                + " is ("
                + knownAt[i]
                + ", "
                + eventDay[i]
                + ") after ("
                + knownAt[i - 1]
                + ", "
                + eventDay[i - 1]
                + "); sort them, and keep one per key");
      }
    }
  }

  /** One walk through the versions. */
  private final class Sweep {
    private final long[] knownAt;
    private final int[] eventDay;
    private final AsOfSeries series;
    private final List<Vintage> vintages = new ArrayList<>();

    Sweep(long[] knownAt, int[] eventDay) {
      this.knownAt = knownAt;
      this.eventDay = eventDay;
      this.series = new AsOfSeries(knownAt.length);
    }

    /** Admits the versions known at or before the watermark; returns the first one after it. */
    int admitThrough(long watermark) {
      int next = 0;
      while (next < knownAt.length && knownAt[next] <= watermark) {
        series.admit(eventDay[next], next);
        next++;
      }
      return next;
    }

    /**
     * Whether the whole moment that begins at this version only appends; its first day is its
     * earliest.
     */
    boolean isInOrder(int first) {
      return series.isNext(eventDay[first]);
    }

    /** Appends moment after moment while they are in order, as one vintage. */
    int evaluateRun(int first) {
      int from = series.size();
      int next = first;
      while (next < knownAt.length && isInOrder(next)) {
        next = admitMoment(next);
      }
      long[] known = new long[next - first];
      System.arraycopy(knownAt, first, known, 0, known.length);
      emit(from, series.size(), known);
      return next;
    }

    /**
     * Admits a moment that reaches back, and evaluates each stretch of positions that it touches.
     */
    int evaluateChanges(int first) {
      int end = admitMoment(first);
      int from = series.position(eventDay[first]);
      int to = reach(from);
      for (int i = first + 1; i < end; i++) {
        int position = series.position(eventDay[i]);
        if (position > to) {
          emitMoment(from, to, knownAt[first]);
          from = position;
        }
        to = reach(position);
      }
      emitMoment(from, to, knownAt[first]);
      return end;
    }

    private int admitMoment(int first) {
      int next = first;
      while (next < knownAt.length && knownAt[next] == knownAt[first]) {
        series.admit(eventDay[next], next);
        next++;
      }
      return next;
    }

    private int reach(int position) {
      return (int) Math.min(series.size(), position + 1L + lookBack);
    }

    private void emitMoment(int from, int to, long moment) {
      long[] known = new long[to - from];
      Arrays.fill(known, moment);
      emit(from, to, known);
    }

    private void emit(int from, int to, long[] known) {
      int start = Math.max(0, from - lookBack);
      vintages.add(new Vintage(series.versions(start, to), from - start, known));
    }
  }
}
