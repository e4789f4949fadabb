package org.alluvium.lakehouse.time;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * The moment that a command looks from: rows known later do not exist for it.
 *
 * @param instant rows with {@code known_at} up to and including this instant are visible
 * @param text as the user wrote it
 */
public record AsOf(Instant instant, String text) {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** {@link #parse(String, Collection, Duration)} for sources without a delay. */
  public static AsOf parse(String text, Collection<TradingCalendar> calendars) {
    return parse(text, calendars, Duration.ZERO);
  }

  /**
   * Parses a UTC instant, {@code 2017-11-10T21:00:00Z}, or a date. A date means the latest instant
   * at which a bar of that session becomes known: the latest close over the calendars, plus the
   * delay. A calendar without a session on the date counts with its latest session before it.
   *
   * @param delay longest delay after the close over the sources that are read
   */
  public static AsOf parse(String text, Collection<TradingCalendar> calendars, Duration delay) {
    try {
      return DATE.matcher(text).matches()
          ? new AsOf(latestClose(LocalDate.parse(text), calendars).plus(delay), text)
          : new AsOf(Instant.parse(text), text);
    } catch (DateTimeException e) {
      throw TimeErrors.notAnAsOf(text);
    }
  }

  private static Instant latestClose(LocalDate date, Collection<TradingCalendar> calendars) {
    return calendars.stream()
        .map(calendar -> calendar.closeInstant(calendar.sessionOnOrBefore(date)))
        .max(Instant::compareTo)
        .orElseThrow(() -> new IllegalArgumentException("no calendar to date " + date + " by"));
  }
}
