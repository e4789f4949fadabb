package org.alluvium.kernels.training;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * The instants c₀ &lt; c₁ &lt; … at which models are refitted, in microseconds since 1970-01-01
 * UTC.
 *
 * <p>A row may be used at cutoff c when it was known at c: {@code knownAt <= c}. A forecast is made
 * with the latest model whose cutoff is not after the moment at which the forecast's features were
 * known.
 *
 * <p>Immutable; look-ups are O(log cutoffs).
 */
public final class TrainingCalendar {
  /** Index that stands for "no cutoff". */
  public static final int NONE = -1;

  private final long[] cutoffs;

  private TrainingCalendar(long[] cutoffs) {
    for (int i = 1; i < cutoffs.length; i++) {
      Check.isTrue(
          cutoffs[i - 1] < cutoffs[i],
          "cutoffs must increase, got "
              + cutoffs[i - 1]
              + " before "
              + cutoffs[i]
              + " at index "
              + i);
    }
    this.cutoffs = cutoffs;
  }

  /**
   * @param cutoffs strictly increasing, in epoch microseconds; copied
   */
  public static TrainingCalendar of(long... cutoffs) {
    return new TrainingCalendar(cutoffs.clone());
  }

  /**
   * One cutoff a week: the moment at which the week's last session was known.
   *
   * <p>A week ends with its {@code closing} day: FRIDAY for exchanges, SUNDAY (the ISO week) where
   * every day is a session. A week has a cutoff only when {@code completeThrough} has reached its
   * closing day: a cutoff inside an unfinished week would move with the next session, and with it
   * the statistics of models already stored.
   *
   * @param sessionDays days since 1970-01-01, strictly increasing
   * @param knownAt when each session was known, epoch microseconds, increasing from week to week
   * @param completeThrough last day whose session, if there was one, is in the list; sessions after
   *     it are ignored
   * @param closing last day of a week
   */
  public static TrainingCalendar weekly(
      int[] sessionDays, long[] knownAt, int completeThrough, DayOfWeek closing) {
    Check.sameLength(sessionDays.length, knownAt.length, "known_at of sessions");
    long[] found = new long[sessionDays.length];
    int count = 0;
    for (int i = 0; i < sessionDays.length; i++) {
      boolean ordered = i == 0 || sessionDays[i - 1] < sessionDays[i];
      Check.isTrue(ordered, "session days must increase, got " + sessionDays[i] + " at index " + i);
      int week = weekEnd(sessionDays[i], closing);
      boolean last = i + 1 == sessionDays.length || weekEnd(sessionDays[i + 1], closing) != week;
      if (last && week <= completeThrough) {
        found[count++] = knownAt[i];
      }
    }
    return new TrainingCalendar(Arrays.copyOf(found, count));
  }

  private static int weekEnd(int day, DayOfWeek closing) {
    LocalDate date = LocalDate.ofEpochDay(day);
    return (int) date.with(TemporalAdjusters.nextOrSame(closing)).toEpochDay();
  }

  /** Number of cutoffs. */
  public int size() {
    return cutoffs.length;
  }

  /** Cutoff of an index, in epoch microseconds. */
  public long cutoff(int index) {
    return cutoffs[index];
  }

  /**
   * Index of the first cutoff at which something known at this moment may be used, or {@link #NONE}
   * when no cutoff has come yet.
   */
  public int firstAtOrAfter(long knownAt) {
    int found = Arrays.binarySearch(cutoffs, knownAt);
    int index = found >= 0 ? found : -found - 1;
    return index < cutoffs.length ? index : NONE;
  }

  /**
   * Index of the model that predicts from features known at this moment: the latest cutoff not
   * after it, or {@link #NONE}.
   */
  public int modelFor(long featuresKnownAt) {
    int found = Arrays.binarySearch(cutoffs, featuresKnownAt);
    return found >= 0 ? found : -found - 2;
  }
}
