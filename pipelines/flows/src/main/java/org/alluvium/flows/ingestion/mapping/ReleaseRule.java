package org.alluvium.flows.ingestion.mapping;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;

/**
 * When an observation became known, from the date that it describes. A rule never dates a release
 * earlier than it was; where the true lag varies, it takes the longest.
 */
public sealed interface ReleaseRule extends Serializable {
  /**
   * The instant of release.
   *
   * @param dated the event date; for {@link KnownFrom} the date of knowledge that the source states
   */
  Instant knownAt(LocalDate dated);

  /** The greatest number of days between a date and its release, for pruning reads. */
  int longestLagDays();

  /** A number of calendar days after the date; negative when published ahead of its validity. */
  record DaysAfter(int days, TimeOfDay time) implements ReleaseRule {
    @Override
    public Instant knownAt(LocalDate dated) {
      return time.on(dated.plusDays(days));
    }

    @Override
    public int longestLagDays() {
      return Math.max(0, days) + 2;
    }
  }

  /** A number of weekdays after the date; holidays are not known to it. */
  record WeekdaysAfter(int days, TimeOfDay time) implements ReleaseRule {
    public WeekdaysAfter {
      if (days < 1) {
        throw new IllegalArgumentException("weekdays_after needs count >= 1, got " + days);
      }
    }

    @Override
    public Instant knownAt(LocalDate dated) {
      LocalDate date = dated;
      for (int left = days; left > 0; ) {
        date = date.plusDays(1);
        if (date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0) {
          left--;
        }
      }
      return time.on(date);
    }

    @Override
    public int longestLagDays() {
      return days + 2 * (days / 5 + 1) + 2;
    }
  }

  /** A day of a month that lies a number of months after the month of the date. */
  record MonthsAfter(int months, int day, TimeOfDay time) implements ReleaseRule {
    public MonthsAfter {
      if (months < 0 || day < 1 || day > 28) {
        throw new IllegalArgumentException(
            "months_after needs count >= 0 and day 1..28, got " + months + " and " + day);
      }
    }

    @Override
    public Instant knownAt(LocalDate dated) {
      return time.on(YearMonth.from(dated).plusMonths(months).atDay(day));
    }

    @Override
    public int longestLagDays() {
      return 31 * (months + 1) + 2;
    }
  }

  /** The source states for each row from which day it was known. */
  record KnownFrom(TimeOfDay time) implements ReleaseRule {
    @Override
    public Instant knownAt(LocalDate dated) {
      return time.on(dated);
    }

    @Override
    public int longestLagDays() {
      return 2;
    }
  }
}
