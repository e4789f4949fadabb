package org.alluvium.lakehouse.time;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The sessions of a market and the instants at which they close. Holidays are known within {@code
 * covered} only: a question about a date outside it is an error, never a guess.
 *
 * @param id name in {@code conf/calendars.json}
 * @param zone zone in which sessions are dated and closing times are told
 * @param weekdays days of the week that are sessions unless they are holidays
 * @param close regular closing time, counted from midnight; 24 hours is the end of the day
 * @param holidays weekdays without a session
 * @param unscheduled the holidays that nobody knew of at the close of the session before
 * @param earlyCloses sessions that close at another time than {@code close}
 * @param covered dates for which the holidays are known
 */
public record TradingCalendar(
    String id,
    ZoneId zone,
    Set<DayOfWeek> weekdays,
    Duration close,
    Set<LocalDate> holidays,
    Set<LocalDate> unscheduled,
    Map<LocalDate, Duration> earlyCloses,
    DateRange covered)
    implements Serializable {

  public TradingCalendar {
    weekdays = Set.copyOf(weekdays);
    holidays = Set.copyOf(holidays);
    unscheduled = Set.copyOf(unscheduled);
    earlyCloses = Map.copyOf(earlyCloses);
    if (weekdays.isEmpty()) {
      throw new IllegalArgumentException("calendar " + id + " has no weekday with a session");
    }
    requireTimeOfDay(id, close);
    for (LocalDate holiday : holidays) {
      requireUsualSession(id, "holiday", holiday, weekdays);
    }
    for (LocalDate closure : unscheduled) {
      if (!holidays.contains(closure)) {
        throw new IllegalArgumentException(
            "calendar %s: unscheduled closure %s is not among its holidays".formatted(id, closure));
      }
    }
    for (Map.Entry<LocalDate, Duration> early : earlyCloses.entrySet()) {
      requireUsualSession(id, "early close", early.getKey(), weekdays);
      requireTimeOfDay(id, early.getValue());
      if (holidays.contains(early.getKey())) {
        throw new IllegalArgumentException(
            "calendar %s: %s is both a holiday and an early close".formatted(id, early.getKey()));
      }
    }
  }

  /** Whether the market has a session on a date. */
  public boolean isSession(LocalDate date) {
    requireCovered(date);
    return isUsual(date) && !holidays.contains(date);
  }

  /** Whether a session was expected on a date, as far as anybody knew the day before. */
  public boolean wasExpected(LocalDate date) {
    return isSession(date) || unscheduled.contains(date);
  }

  /**
   * Sessions from one date to another, both inclusive, oldest first; none when they are reversed.
   */
  public List<LocalDate> sessionsBetween(LocalDate from, LocalDate to) {
    if (from.isAfter(to)) {
      return List.of();
    }
    return from.datesUntil(to.plusDays(1)).filter(this::isSession).toList();
  }

  /** When a session closes; an error when the date is no session. */
  public Instant closeInstant(LocalDate session) {
    if (!isSession(session)) {
      throw TimeErrors.notASession(this, session);
    }
    Duration time = earlyCloses.getOrDefault(session, close);
    return session.atStartOfDay().plus(time).atZone(zone).toInstant();
  }

  /** Midnight at the start of a date in the calendar's zone. */
  public Instant startOfDay(LocalDate date) {
    return date.atStartOfDay(zone).toInstant();
  }

  /** The latest session strictly before a date. */
  public LocalDate previousSession(LocalDate date) {
    return sessionOnOrBefore(date.minusDays(1));
  }

  /** The earliest session strictly after a date. */
  public LocalDate nextSession(LocalDate date) {
    LocalDate next = date.plusDays(1);
    while (!isSession(next)) {
      next = next.plusDays(1);
    }
    return next;
  }

  /** The latest session that is not after a date. */
  public LocalDate sessionOnOrBefore(LocalDate date) {
    LocalDate session = date;
    while (!isSession(session)) {
      session = session.minusDays(1);
    }
    return session;
  }

  /** The latest session whose close is not after an instant. */
  public LocalDate lastClosedSession(Instant instant) {
    LocalDate session = sessionOnOrBefore(instant.atZone(zone).toLocalDate());
    return closeInstant(session).isAfter(instant) ? previousSession(session) : session;
  }

  private boolean isUsual(LocalDate date) {
    return weekdays.contains(date.getDayOfWeek());
  }

  private void requireCovered(LocalDate date) {
    if (!covered.contains(date)) {
      throw TimeErrors.notCovered(this, date);
    }
  }

  private static void requireTimeOfDay(String id, Duration time) {
    if (time.isNegative() || time.compareTo(Duration.ofHours(24)) > 0) {
      throw new IllegalArgumentException("calendar " + id + ": no time of day: " + time);
    }
  }

  private static void requireUsualSession(
      String id, String role, LocalDate date, Set<DayOfWeek> weekdays) {
    if (!weekdays.contains(date.getDayOfWeek())) {
      throw new IllegalArgumentException(
          "calendar %s: %s %s is a %s, which has no session anyway"
              .formatted(id, role, date, date.getDayOfWeek()));
    }
  }
}
