package org.alluvium.kernels.feature;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
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
 * <p>A corporate action changes what the prices before its ex-day are worth in terms of those from
 * it on. One whose ex-day no bar had reached is due with the bars, as they come. One that becomes
 * known later, or a further version of it, changes the windows that its ex-day divides: with the
 * first bar from the ex-day on at position p, positions p..p + lookBack − 1, and none when p = 0.
 *
 * <p>A run of in-order arrivals comes out as one vintage for each stretch between two ex-days, so
 * that a history without corrections and actions is one array computation. A schedule above a
 * watermark, added to the schedules up to it, makes the same rows as a schedule of everything.
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
   * @param bars by session
   * @param actions by ex-day
   * @param processedThrough versions known at or before it are context only; Long.MIN_VALUE when
   *     everything is new
   */
  public List<Vintage> plan(Arrivals bars, Arrivals actions, long processedThrough) {
    Sweep sweep = new Sweep(bars, actions);
    sweep.admitThrough(processedThrough);
    while (sweep.hasNext()) {
      if (sweep.isInOrder()) {
        sweep.evaluateRun();
      } else {
        sweep.evaluateChanges();
      }
    }
    return List.copyOf(sweep.vintages);
  }

  /** Positions from (inclusive) to to (exclusive). */
  private record Stretch(int from, int to) {}

  /** One walk through the versions. */
  private final class Sweep {
    private final Arrivals bars;
    private final Arrivals actions;
    private final AsOfSeries series;
    private final TreeSet<Integer> exDays = new TreeSet<>();
    private final List<Vintage> vintages = new ArrayList<>();
    private int nextBar;
    private int nextAction;

    Sweep(Arrivals bars, Arrivals actions) {
      this.bars = bars;
      this.actions = actions;
      this.series = new AsOfSeries(bars.size());
    }

    boolean hasNext() {
      return nextBar < bars.size() || nextAction < actions.size();
    }

    /** Admits everything known by a moment. */
    void admitThrough(long moment) {
      while (bars.isKnown(nextBar, moment)) {
        series.admit(bars.day(nextBar), nextBar);
        nextBar++;
      }
      while (actions.isKnown(nextAction, moment)) {
        exDays.add(actions.day(nextAction));
        nextAction++;
      }
    }

    /** Whether all of the next moment lies after every bar; its first days are its earliest. */
    boolean isInOrder() {
      long moment = moment();
      return (!bars.isKnown(nextBar, moment) || series.isNext(bars.day(nextBar)))
          && (!actions.isKnown(nextAction, moment) || series.isNext(actions.day(nextAction)));
    }

    /** Appends moment after moment while they are in order, as one run. */
    void evaluateRun() {
      int from = series.size();
      int first = nextBar;
      while (hasNext() && isInOrder()) {
        admitThrough(moment());
      }
      long[] known = new long[nextBar - first];
      Arrays.setAll(known, at -> bars.knownAt(first + at));
      emit(from, known);
    }

    /**
     * Admits a moment that reaches back, and evaluates each stretch of positions that it touches.
     */
    void evaluateChanges() {
      long moment = moment();
      int firstBar = nextBar;
      int firstAction = nextAction;
      admitThrough(moment);
      TreeSet<Stretch> touched =
          new TreeSet<>(Comparator.comparingInt(Stretch::from).thenComparingInt(Stretch::to));
      for (int bar = firstBar; bar < nextBar; bar++) {
        int position = series.position(bars.day(bar));
        touched.add(new Stretch(position, reach(position + 1)));
      }
      for (int action = firstAction; action < nextAction; action++) {
        int position = series.firstFrom(actions.day(action));
        touched.add(new Stretch(position, position == 0 ? 0 : reach(position)));
      }
      emitMerged(touched, moment);
    }

    private long moment() {
      return Math.min(bars.knownAtOrNever(nextBar), actions.knownAtOrNever(nextAction));
    }

    private int reach(int position) {
      return (int) Math.min(series.size(), (long) position + lookBack);
    }

    private void emitMerged(SortedSet<Stretch> touched, long moment) {
      int from = 0;
      int to = 0;
      for (Stretch stretch : touched) {
        if (stretch.from() > to) {
          emitMoment(from, to, moment);
          from = stretch.from();
        }
        to = Math.max(to, stretch.to());
      }
      emitMoment(from, to, moment);
    }

    private void emitMoment(int from, int to, long moment) {
      long[] known = new long[Math.max(0, to - from)];
      Arrays.fill(known, moment);
      emit(from, known);
    }

    /** One vintage for each part that no ex-day divides. */
    private void emit(int from, long[] known) {
      int to = from + known.length;
      int start = from;
      while (start < to) {
        Integer exDay = exDays.higher(series.day(start));
        int end = exDay == null ? to : Math.min(to, series.firstFrom(exDay));
        int context = Math.max(0, start - lookBack);
        vintages.add(
            new Vintage(
                series.versions(context, end),
                start - context,
                Arrays.copyOfRange(known, start - from, end - from)));
        start = end;
      }
    }
  }
}
