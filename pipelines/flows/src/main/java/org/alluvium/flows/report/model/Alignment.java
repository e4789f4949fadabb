package org.alluvium.flows.report.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The inner join of the sleeves' dates: nothing is filled.
 *
 * @param common dates that every sleeve has
 * @param sleeves one row per sleeve
 */
public record Alignment(long common, List<SleeveDates> sleeves) {
  public Alignment {
    sleeves = List.copyOf(sleeves);
    for (SleeveDates sleeve : sleeves) {
      if (common > sleeve.dates()) {
        throw new IllegalArgumentException(
            "%d common dates exceed the %d dates of %s"
                .formatted(common, sleeve.dates(), sleeve.name()));
      }
    }
  }

  /**
   * @param name the sleeve
   * @param first its first date
   * @param last its last date
   * @param dates number of its dates
   * @param health observed over expected sessions on its own calendar, a fraction
   */
  public record SleeveDates(
      String name, LocalDate first, LocalDate last, long dates, Figure health) {
    public SleeveDates {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(first, "first");
      Objects.requireNonNull(last, "last");
      Objects.requireNonNull(health, "health");
    }
  }

  /** Dates of {@code sleeve} that some other sleeve lacks. */
  public long dropped(SleeveDates sleeve) {
    return sleeve.dates() - common;
  }
}
