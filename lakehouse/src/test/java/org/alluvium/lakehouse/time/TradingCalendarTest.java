package org.alluvium.lakehouse.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected dates are those of the exchange's own announcements. */
class TradingCalendarTest {
  private static final TradingCalendars ALL =
      TradingCalendars.read(Path.of(System.getProperty("alluvium.home"), "conf/calendars.json"));
  private static final TradingCalendar EQUITY = ALL.get("us_equity");
  private static final TradingCalendar FX = ALL.get("fx_weekday");
  private static final TradingCalendar CRYPTO = ALL.get("crypto_utc");

  @ParameterizedTest(name = "{0} is a holiday of the New York Stock Exchange")
  @ValueSource(
      strings = {
        "2017-11-23", // Thanksgiving
        "2017-04-14", // Good Friday
        "2012-10-29", // hurricane Sandy
        "2012-10-30",
        "2001-09-11",
        "2001-09-14",
        "2004-06-11", // mourning for Reagan
        "2007-01-02", // mourning for Ford
        "2018-12-05", // mourning for Bush
        "2022-06-20", // Juneteenth, observed
        "2017-11-11", // a Saturday
        "2017-11-12"
      })
  void holidays_have_no_session(LocalDate date) {
    assertThat(EQUITY.isSession(date)).isFalse();
  }

  @ParameterizedTest(name = "{0} is a session of the New York Stock Exchange")
  @ValueSource(strings = {"2017-11-10", "2017-11-24", "1999-11-16", "2011-02-17", "2021-12-31"})
  void plain_days_are_sessions(LocalDate date) {
    assertThat(EQUITY.isSession(date)).isTrue();
  }

  @ParameterizedTest(name = "{0} closes at {1}")
  @CsvSource({
    "2017-11-03, 2017-11-03T20:00:00Z", // summer time
    "2017-11-06, 2017-11-06T21:00:00Z", // the Monday after the change to winter time
    "2017-03-10, 2017-03-10T21:00:00Z",
    "2017-03-13, 2017-03-13T20:00:00Z", // the Monday after the change to summer time
    "2006-04-03, 2006-04-03T20:00:00Z", // before 2007 summer time began in April
    "2006-03-31, 2006-03-31T21:00:00Z",
    "2017-11-24, 2017-11-24T18:00:00Z", // half day after Thanksgiving
    "2017-07-03, 2017-07-03T17:00:00Z", // half day in summer time
    "1998-12-24, 1998-12-24T18:00:00Z"
  })
  void equity_sessions_close_at_four_or_one_in_new_york(LocalDate session, Instant close) {
    assertThat(EQUITY.closeInstant(session)).isEqualTo(close);
  }

  @Test
  void a_currency_session_closes_at_five_in_new_york_whatever_the_season() {
    assertThat(FX.closeInstant(LocalDate.parse("2017-11-03"))).isEqualTo("2017-11-03T21:00:00Z");
    assertThat(FX.closeInstant(LocalDate.parse("2017-11-06"))).isEqualTo("2017-11-06T22:00:00Z");
    assertThat(FX.isSession(LocalDate.parse("2017-12-25"))).isTrue();
    assertThat(FX.isSession(LocalDate.parse("2017-11-05"))).isFalse();
  }

  @Test
  void a_crypto_day_closes_at_the_midnight_that_ends_it() {
    assertThat(CRYPTO.closeInstant(LocalDate.parse("2017-11-10")))
        .isEqualTo("2017-11-11T00:00:00Z");
    assertThat(CRYPTO.isSession(LocalDate.parse("2017-11-12"))).isTrue();
  }

  @Test
  void sessions_are_listed_with_both_ends() {
    assertThat(EQUITY.sessionsBetween(day("2017-11-22"), day("2017-11-27")))
        .containsExactly(day("2017-11-22"), day("2017-11-24"), day("2017-11-27"));
    assertThat(EQUITY.sessionsBetween(day("2017-01-01"), day("2017-12-31"))).hasSize(251);
    assertThat(EQUITY.sessionsBetween(day("2017-11-27"), day("2017-11-22"))).isEmpty();
    assertThat(FX.sessionsBetween(day("2012-01-02"), day("2021-10-08"))).hasSize(2550);
  }

  @Test
  void neighbours_step_over_holidays_and_weekends() {
    assertThat(EQUITY.nextSession(day("2017-04-13"))).isEqualTo(day("2017-04-17"));
    assertThat(EQUITY.previousSession(day("2017-04-17"))).isEqualTo(day("2017-04-13"));
    assertThat(EQUITY.sessionOnOrBefore(day("2017-11-12"))).isEqualTo(day("2017-11-10"));
    assertThat(EQUITY.sessionOnOrBefore(day("2017-11-10"))).isEqualTo(day("2017-11-10"));
  }

  @Test
  void the_last_closed_session_ends_exactly_at_its_close() {
    Instant close = Instant.parse("2017-11-10T21:00:00Z");
    assertThat(EQUITY.lastClosedSession(close)).isEqualTo(day("2017-11-10"));
    assertThat(EQUITY.lastClosedSession(close.minusNanos(1000))).isEqualTo(day("2017-11-09"));
    assertThat(CRYPTO.lastClosedSession(close)).isEqualTo(day("2017-11-09"));
  }

  @Test
  void a_date_whose_holidays_are_unknown_is_refused() {
    assertThatThrownBy(() -> EQUITY.isSession(day("1997-12-31")))
        .isInstanceOf(AlluviumException.class)
        .hasMessage(
            "calendar us_equity: holidays are known for 1998-01-01..2028-12-31 only, not for"
                + " 1997-12-31; extend conf/calendars.json");
  }

  @Test
  void the_close_of_a_holiday_is_refused_with_the_session_before() {
    assertThatThrownBy(() -> EQUITY.closeInstant(day("2017-11-23")))
        .hasMessage(
            "calendar us_equity has no session on 2017-11-23 (THURSDAY); the last one before it is"
                + " 2017-11-22");
  }

  @Test
  void an_unknown_calendar_is_refused_with_the_known_ones() {
    assertThatThrownBy(() -> ALL.get("nyse"))
        .isInstanceOfSatisfying(
            AlluviumException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.USAGE))
        .hasMessage(
            "calendar 'nyse' is unknown; conf/calendars.json has crypto_utc, fx_weekday, us_equity");
  }

  @Test
  void a_missing_file_of_calendars_is_told() {
    assertThatThrownBy(() -> TradingCalendars.read(Path.of("absent.json")))
        .isInstanceOfSatisfying(
            AlluviumException.class,
            e -> assertThat(e.category()).isEqualTo(ErrorCategory.INPUT_MISSING))
        .hasMessageContaining("absent.json does not exist");
  }

  private static LocalDate day(String text) {
    return LocalDate.parse(text);
  }
}
