package org.alluvium.flows.training;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.training.TrainingCalendar;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * The sessions on which a profile decides, and the instant of each decision: the close of the last
 * session of every week, or of every session, known as of a run. They come from the calendar alone,
 * never from the data or from what ran before, so every run has the same ones.
 */
public final class DecisionSessions {
  /** 5 January 1970. */
  private static final long MONDAY = 4;

  private final TreeMap<Long, LocalDate> dates;
  private final TrainingCalendar cutoffs;

  private DecisionSessions(TreeMap<Long, LocalDate> dates) {
    this.dates = dates;
    this.cutoffs =
        TrainingCalendar.of(dates.keySet().stream().mapToLong(Long::longValue).toArray());
  }

  /**
   * The last session of each ISO week whose close is known by {@code asOf}. A week that ended early
   * by surprise has none: at its last close nobody knew that no other would follow.
   */
  public static DecisionSessions weekly(TradingCalendar calendar, Instant asOf) {
    return of(calendar, asOf, session -> closesItsWeek(calendar, session));
  }

  /** Every session whose close is known by {@code asOf}. */
  public static DecisionSessions daily(TradingCalendar calendar, Instant asOf) {
    return of(calendar, asOf, session -> true);
  }

  /** Those of a strategy. */
  public static DecisionSessions of(
      StrategyConfiguration strategy, TradingCalendar calendar, Instant asOf) {
    return strategy.isDaily() ? daily(calendar, asOf) : weekly(calendar, asOf);
  }

  private static DecisionSessions of(
      TradingCalendar calendar, Instant asOf, Predicate<LocalDate> decides) {
    TreeMap<Long, LocalDate> dates = new TreeMap<>();
    LocalDate last = LocalDate.ofInstant(asOf, calendar.zone());
    for (LocalDate session : calendar.sessionsBetween(calendar.covered().first(), last)) {
      Instant known = calendar.closeInstant(session);
      if (decides.test(session) && !known.isAfter(asOf)) {
        dates.put(Micros.of(known), session);
      }
    }
    return new DecisionSessions(dates);
  }

  private static boolean closesItsWeek(TradingCalendar calendar, LocalDate session) {
    LocalDate sunday = session.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    return session.plusDays(1).datesUntil(sunday.plusDays(1)).noneMatch(calendar::wasExpected);
  }

  public TrainingCalendar cutoffs() {
    return cutoffs;
  }

  /** Session of the cutoff with this index. */
  public LocalDate date(int index) {
    return dates.get(cutoffs.cutoff(index));
  }

  /**
   * Whether this cutoff is the first of a period of so many weeks. Periods are counted from a fixed
   * Monday, so they stay where they are when the calendar grows at either end.
   */
  public boolean startsPeriod(int index, int weeks) {
    return index == 0 || period(index, weeks) != period(index - 1, weeks);
  }

  private long period(int index, int weeks) {
    return Math.floorDiv(date(index).toEpochDay() - MONDAY, 7L * weeks);
  }

  /** Index of the cutoff at exactly this instant, -1 where there is none. */
  public int indexOf(Instant cutoff) {
    long micros = Micros.of(cutoff);
    return dates.containsKey(micros) ? cutoffs.firstAtOrAfter(micros) : -1;
  }

  /** Sessions of the cutoffs after the one with this index. */
  public List<LocalDate> datesAfter(int index) {
    List<LocalDate> after = new ArrayList<>(dates.values());
    return after.subList(index + 1, after.size());
  }
}
