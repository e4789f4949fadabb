package org.alluvium.flows.panel;

import java.time.LocalDate;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * How many sessions a calendar counts as a year: the whole number nearest to its mean since 2001.
 */
public final class PeriodsPerYear {
  private static final LocalDate FIRST = LocalDate.of(2001, 1, 1);
  private static final int YEARS = 20;

  private PeriodsPerYear() {}

  public static double of(TradingCalendar calendar) {
    LocalDate last = FIRST.plusYears(YEARS).minusDays(1);
    return Math.rint((double) calendar.sessionsBetween(FIRST, last).size() / YEARS);
  }
}
