package org.alluvium.kernels.feature.macro;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.alluvium.kernels.asof.AsOfJoin;
import org.alluvium.kernels.check.Check;

/**
 * The feature rows of one instrument: beside each session, of each series the observation that one
 * would have used at its close, as known then; and again whenever that observation is revised.
 *
 * <p>Which observations a session uses is settled once: the newest of those that were known at the
 * close and are not older than their frequency allows. What is released later never becomes part of
 * the session's row, or training would see what a decision could not. A revision of an observation
 * in use restates the row, from the revision on. A session whose bar came late uses the
 * observations that it would have used in time.
 *
 * <p>O(sessions + observations) for each series and instrument, plus the revisions. Immutable.
 */
public final class MacroRows {
  private final List<DerivedSeries> series;

  private MacroRows(List<DerivedSeries> series) {
    this.series = List.copyOf(series);
  }

  /** Rows with the columns of these series, in their order. */
  public static MacroRows of(List<DerivedSeries> series) {
    return new MacroRows(series);
  }

  /** Takes the rows of one session after the other, the vintages of each in order. */
  public interface Sink {
    /**
     * One row.
     *
     * @param eventDay session, epoch day
     * @param knownAt when the row could first be computed, epoch microseconds
     * @param values one per column; NaN is missing
     */
    void row(int eventDay, long knownAt, float[] values);
  }

  /**
   * Gives the rows known after a time.
   *
   * @param eventDays sessions, each once, in any order, epoch days
   * @param closes when each closed, epoch microseconds: what was known later is not used
   * @param barKnownAt when the first bar of each was known, epoch microseconds
   * @param after rows known by it are left out; Long.MIN_VALUE for none
   */
  public void evaluate(int[] eventDays, long[] closes, long[] barKnownAt, long after, Sink sink) {
    Check.sameLength(eventDays.length, closes.length, "closes");
    Check.sameLength(eventDays.length, barKnownAt.length, "barKnownAt");
    int[] order =
        IntStream.range(0, closes.length)
            .boxed()
            .sorted(Comparator.comparingLong(i -> closes[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    long[] times = Arrays.stream(order).mapToLong(i -> closes[i]).toArray();
    int[][] matches = series.stream().map(one -> one.at(times)).toArray(int[][]::new);
    for (int i = 0; i < order.length; i++) {
      int at = i;
      int[] used = Arrays.stream(matches).mapToInt(match -> match[at]).toArray();
      vintages(eventDays[order[i]], barKnownAt[order[i]], used, after, sink);
    }
  }

  private void vintages(int eventDay, long firstKnown, int[] used, long after, Sink sink) {
    for (long known = firstKnown; known < Long.MAX_VALUE; known = nextRevision(used)) {
      advance(used, known);
      if (known > after) {
        sink.row(eventDay, known, values(used));
      }
    }
  }

  private void advance(int[] used, long known) {
    for (int s = 0; s < used.length; s++) {
      if (used[s] != AsOfJoin.NONE) {
        used[s] = series.get(s).newestBy(used[s], known);
      }
    }
  }

  private long nextRevision(int[] used) {
    long next = Long.MAX_VALUE;
    for (int s = 0; s < used.length; s++) {
      if (used[s] != AsOfJoin.NONE) {
        next = Math.min(next, series.get(s).nextRevision(used[s]));
      }
    }
    return next;
  }

  private float[] values(int[] used) {
    float[] values = new float[series.stream().mapToInt(DerivedSeries::width).sum()];
    int column = 0;
    for (int s = 0; s < used.length; s++) {
      int width = series.get(s).width();
      if (used[s] == AsOfJoin.NONE) {
        Arrays.fill(values, column, column + width, Float.NaN);
      } else {
        System.arraycopy(series.get(s).columns(used[s]), 0, values, column, width);
      }
      column += width;
    }
    return values;
  }
}
