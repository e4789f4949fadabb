package org.alluvium.flows.panel;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import org.alluvium.lakehouse.time.DateRange;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * How many sessions a calendar counts as a year: the whole number nearest to its mean over the
 * twenty whole years from 2001 on, or from the first whole one that it covers; fewer where it
 * covers fewer, at least a part of one.
 */
public final class PeriodsPerYear {
  private static final LocalDate FIRST = LocalDate.of(2001, 1, 1);
  private static final int YEARS = 20;
  private static final double DAYS = 365.25;

  private PeriodsPerYear() {}

  public static double of(TradingCalendar calendar) {
    DateRange covered = calendar.covered();
    LocalDate first = firstOfJanuary(covered.first());
    int years = Period.between(first, covered.last().plusDays(1)).getYears();
    if (years < 1) {
      double days = covered.last().toEpochDay() - covered.first().toEpochDay() + 1;
      return Math.rint(sessions(calendar, covered.first(), covered.last()) / days * DAYS);
    }
    int counted = Math.min(years, YEARS);
    LocalDate last = first.plusYears(counted).minusDays(1);
    return Math.rint((double) sessions(calendar, first, last) / counted);
  }

  private static LocalDate firstOfJanuary(LocalDate covered) {
    if (!covered.isAfter(FIRST)) {
      return FIRST;
    }
    return covered.getDayOfYear() == 1
        ? covered
        : covered.with(TemporalAdjusters.firstDayOfNextYear());
  }

  private static int sessions(TradingCalendar calendar, LocalDate first, LocalDate last) {
    return calendar.sessionsBetween(first, last).size();
  }
}
