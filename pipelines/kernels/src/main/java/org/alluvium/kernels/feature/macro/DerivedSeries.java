package org.alluvium.kernels.feature.macro;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.alluvium.kernels.asof.AsOfJoin;
import org.alluvium.kernels.feature.Arrivals;
import org.alluvium.kernels.feature.Vintage;
import org.alluvium.kernels.feature.VintageSchedule;

/**
 * The columns of a series for each observation, every vintage of them: an observation has a further
 * one for each moment at which a revision of it, or of one that its columns look back on, changed
 * their bits.
 *
 * <p>O(n (look-back + window)) for n observations in order, and O(look-back) observations again for
 * each revision. Immutable.
 */
public final class DerivedSeries implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  private final MacroSeries series;
  private final int[] eventDays;
  private final long[] knownAt;
  private final float[][] columns;

  private record Derived(int eventDay, long knownAt, float[] columns) {}

  private DerivedSeries(MacroSeries series, List<Derived> rows) {
    this.series = series;
    this.eventDays = rows.stream().mapToInt(Derived::eventDay).toArray();
    this.knownAt = rows.stream().mapToLong(Derived::knownAt).toArray();
    this.columns = rows.stream().map(Derived::columns).toArray(float[][]::new);
  }

  /**
   * Derives the columns.
   *
   * @throws IllegalArgumentException when the observations are not in order, or one occurs twice
   */
  public static DerivedSeries of(MacroSeries series, Observations observations) {
    List<Derived> rows = new ArrayList<>();
    VintageSchedule.ofLookBack(series.lookBack())
        .plan(
            Arrivals.of(observations.knownAt(), observations.eventDays()),
            Arrivals.none(),
            Long.MIN_VALUE)
        .forEach(vintage -> evaluate(series, observations, vintage, rows));
    rows.sort(Comparator.comparingInt(Derived::eventDay).thenComparingLong(Derived::knownAt));
    return new DerivedSeries(series, changed(rows));
  }

  private static void evaluate(
      MacroSeries series, Observations observations, Vintage vintage, List<Derived> rows) {
    double[] values = new double[vintage.size()];
    Arrays.setAll(values, i -> observations.values()[vintage.version(i)]);
    for (int at = vintage.from(); at < vintage.to(); at++) {
      int day = observations.eventDays()[vintage.version(at)];
      rows.add(new Derived(day, vintage.knownAt(at), series.columns(values, at)));
    }
  }

  /** Without the vintages that repeat the one before them. */
  private static List<Derived> changed(List<Derived> rows) {
    List<Derived> kept = new ArrayList<>();
    for (Derived row : rows) {
      Derived last = kept.isEmpty() ? null : kept.get(kept.size() - 1);
      boolean repeats =
          last != null
              && last.eventDay() == row.eventDay()
              && Arrays.equals(last.columns(), row.columns());
      if (!repeats) {
        kept.add(row);
      }
    }
    return kept;
  }

  /** Number of columns. */
  int width() {
    return series.names().size();
  }

  /**
   * Positions of the observations that one would have used at some times, {@link AsOfJoin#NONE}
   * where there was none or it was too old.
   *
   * @param times ascending, epoch microseconds
   */
  int[] at(long[] times) {
    long[] events = new long[eventDays.length];
    Arrays.setAll(events, i -> eventDays[i] * MICROS_PER_DAY);
    return AsOfJoin.of(events, knownAt)
        .at(times, series.frequency().toleranceDays() * MICROS_PER_DAY);
  }

  /** The newest vintage by a time of the observation at a position. */
  int newestBy(int position, long time) {
    int newest = position;
    while (hasRevision(newest) && knownAt[newest + 1] <= time) {
      newest++;
    }
    return newest;
  }

  /** When the vintage after this position's of the same observation came; the greatest if none. */
  long nextRevision(int position) {
    return hasRevision(position) ? knownAt[position + 1] : Long.MAX_VALUE;
  }

  float[] columns(int position) {
    return columns[position].clone();
  }

  /**
   * The earliest day of an observation that was revised after a time; the greatest int if none was.
   */
  public int earliestRevisedAfter(long time) {
    int earliest = Integer.MAX_VALUE;
    for (int i = 1; i < knownAt.length; i++) {
      if (knownAt[i] > time && hasRevision(i - 1)) {
        earliest = Math.min(earliest, eventDays[i]);
      }
    }
    return earliest;
  }

  private boolean hasRevision(int position) {
    return position + 1 < eventDays.length && eventDays[position + 1] == eventDays[position];
  }
}
