package org.alluvium.flows.regime;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.temporal.IsoFields;

/**
 * How often a model is fitted: at the first session of each period. Periods are those of the
 * calendar, so they do not depend on when a run was made.
 */
public enum RefitPeriod {
  /** From Monday on. */
  @JsonProperty("weekly")
  WEEKLY,
  @JsonProperty("monthly")
  MONTHLY,
  @JsonProperty("quarterly")
  QUARTERLY,
  @JsonProperty("yearly")
  YEARLY;

  private static final int MONTHS = 12;

  /** 5 January 1970. */
  private static final long MONDAY = 4;

  /** Number of the period that a date is in; the next one has the next number. */
  long of(LocalDate date) {
    return switch (this) {
      case WEEKLY -> Math.floorDiv(date.toEpochDay() - MONDAY, 7L);
      case MONTHLY -> (long) date.getYear() * MONTHS + date.getMonthValue();
      case QUARTERLY -> date.getYear() * 4L + date.get(IsoFields.QUARTER_OF_YEAR);
      case YEARLY -> date.getYear();
    };
  }
}
