package org.alluvium.flows.ingestion.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ReleaseRuleTest {
  private static final TimeOfDay NEW_YORK_EVENING = TimeOfDay.parse("18:00", "America/New_York");

  @Test
  void weekdays_after_steps_over_the_weekend() {
    ReleaseRule rule = new ReleaseRule.WeekdaysAfter(2, NEW_YORK_EVENING);
    assertThat(rule.knownAt(day("2017-11-09"))).isEqualTo("2017-11-13T23:00:00Z");
    assertThat(rule.knownAt(day("2017-11-11"))).isEqualTo("2017-11-14T23:00:00Z");
  }

  @Test
  void the_official_fixing_is_known_on_the_evening_before_it_is_valid() {
    ReleaseRule rule = new ReleaseRule.DaysAfter(-1, TimeOfDay.parse("19:00", "America/Bogota"));
    assertThat(rule.knownAt(day("2017-11-10"))).isEqualTo("2017-11-10T00:00:00Z");
  }

  @Test
  void months_after_dates_a_month_by_a_day_of_a_later_one() {
    ReleaseRule rule =
        new ReleaseRule.MonthsAfter(2, 1, TimeOfDay.parse("08:30", "America/New_York"));
    assertThat(rule.knownAt(day("2017-09-01"))).isEqualTo("2017-11-01T12:30:00Z");
  }

  @Test
  void knowledge_stated_by_the_source_holds_from_the_end_of_that_day() {
    ReleaseRule rule = new ReleaseRule.KnownFrom(TimeOfDay.parse("24:00", "America/New_York"));
    assertThat(rule.knownAt(day("2016-06-29"))).isEqualTo("2016-06-30T04:00:00Z");
  }

  @Test
  void no_release_is_later_than_its_longest_lag() {
    for (ReleaseRule rule :
        new ReleaseRule[] {
          new ReleaseRule.DaysAfter(8, NEW_YORK_EVENING),
          new ReleaseRule.WeekdaysAfter(2, NEW_YORK_EVENING),
          new ReleaseRule.WeekdaysAfter(11, NEW_YORK_EVENING),
          new ReleaseRule.MonthsAfter(2, 28, NEW_YORK_EVENING)
        }) {
      for (LocalDate date = day("2015-12-01"); date.getYear() < 2017; date = date.plusDays(1)) {
        assertThat(rule.knownAt(date))
            .isBefore(date.plusDays(rule.longestLagDays()).atTime(0, 0).toInstant(ZoneOffset.UTC));
      }
    }
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
