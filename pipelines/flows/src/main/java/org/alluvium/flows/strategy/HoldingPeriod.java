package org.alluvium.flows.strategy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import org.alluvium.flows.profile.ExecutionConfiguration.LastExit;
import org.alluvium.lakehouse.time.TradingCalendar;

/** How long a position is meant to be held, by the calendar as it was known at the decision. */
record HoldingPeriod(LastExit last, TradingCalendar calendar) {
  /** The session at whose close a position is ended at the latest. */
  LocalDate lastSession(LocalDate decision) {
    LocalDate entry = decision.plusDays(1);
    while (!calendar.wasExpected(entry)) {
      entry = entry.plusDays(1);
    }
    return switch (last) {
      case SESSION_CLOSE -> entry;
      case WEEK_CLOSE -> lastOfWeek(entry);
    };
  }

  private LocalDate lastOfWeek(LocalDate entry) {
    LocalDate session = entry.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    while (!calendar.wasExpected(session)) {
      session = session.minusDays(1);
    }
    return session;
  }
}
