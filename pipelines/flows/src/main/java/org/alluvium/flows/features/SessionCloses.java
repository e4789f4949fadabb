package org.alluvium.flows.features;

import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;

/** When sessions closed, by the calendar of each symbol. */
public final class SessionCloses implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  private final TreeMap<String, TradingCalendar> bySymbol;

  private SessionCloses(Map<String, TradingCalendar> bySymbol) {
    this.bySymbol = new TreeMap<>(bySymbol);
  }

  /** By these calendars. */
  public static SessionCloses of(Map<String, TradingCalendar> bySymbol) {
    return new SessionCloses(bySymbol);
  }

  /** By the calendars of the instruments known as of a run. */
  static SessionCloses known(StageContext context, TradingCalendars calendars) {
    Map<String, TradingCalendar> bySymbol = new TreeMap<>();
    context
        .lakehouse()
        .read(Instruments.SPEC)
        .orEmpty()
        .asOf(context.asOf())
        .orderBy(Instruments.VALID_FROM)
        .collectAsList()
        .forEach(
            row ->
                bySymbol.put(
                    row.getAs(Instruments.SYMBOL), calendars.get(row.getAs(Instruments.CALENDAR))));
    return of(bySymbol);
  }

  /** When a session closed; empty for a date that is none, and for a symbol without a calendar. */
  Optional<Instant> of(String symbol, LocalDate date) {
    return Optional.ofNullable(bySymbol.get(symbol))
        .filter(calendar -> calendar.covered().contains(date) && calendar.isSession(date))
        .map(calendar -> calendar.closeInstant(date));
  }

  /**
   * When each session could first be decided on in time: at its close, or when its bar was known if
   * that was earlier. Where no calendar tells the close, a bar that came after its UTC day could be
   * decided on with what was known as the day began, so that nothing of later is used.
   *
   * @param eventDays sessions, epoch days
   * @param barKnownAt when the first bar of each was known, epoch microseconds
   * @return epoch microseconds
   */
  long[] decidable(String symbol, int[] eventDays, long[] barKnownAt) {
    long[] times = new long[eventDays.length];
    Arrays.setAll(times, i -> decidable(symbol, eventDays[i], barKnownAt[i]));
    return times;
  }

  private long decidable(String symbol, int day, long knownAt) {
    Optional<Instant> close = of(symbol, LocalDate.ofEpochDay(day));
    if (close.isPresent()) {
      return Math.min(knownAt, Micros.of(close.get()));
    }
    return knownAt <= (day + 1L) * MICROS_PER_DAY ? knownAt : day * MICROS_PER_DAY;
  }
}
