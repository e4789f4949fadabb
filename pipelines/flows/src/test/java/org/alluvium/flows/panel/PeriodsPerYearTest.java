package org.alluvium.flows.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.alluvium.lakehouse.time.DateRange;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodsPerYearTest {
  private static final TradingCalendars BUNDLED =
      TradingCalendars.read(Path.of(System.getProperty("alluvium.home"), "conf/calendars.json"));

  @ParameterizedTest
  @CsvSource({"us_equity, 252", "fx_weekday, 261", "crypto_utc, 365"})
  void everyBundledCalendarHasThem(String id, double expected) {
    assertThat(PeriodsPerYear.of(BUNDLED.get(id))).isEqualTo(expected);
  }

  @Test
  void lessThanAYearIsEnough() {
    LocalDate first = LocalDate.of(2020, 2, 3);
    assertThat(PeriodsPerYear.of(weekdays(first, first.plusDays(69)))).isEqualTo(261);
    assertThat(PeriodsPerYear.of(weekdays(first, first.plusYears(2)))).isEqualTo(261);
  }

  private static TradingCalendar weekdays(LocalDate first, LocalDate last) {
    return new TradingCalendar(
        "c",
        ZoneOffset.UTC,
        Set.of(
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY),
        Duration.ofHours(17),
        Set.of(),
        Set.of(),
        Map.of(),
        new DateRange(first, last));
  }
}
