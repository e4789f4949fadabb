package org.alluvium.flows.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.junit.jupiter.api.Test;

class DecisionSessionsTest {
  private static final TradingCalendar EXCHANGE =
      TradingCalendars.read(Path.of(System.getProperty("alluvium.home"), "conf", "calendars.json"))
          .get("us_equity");

  @Test
  void decidesOnTheLastSessionOfEachWeekAlsoWhereFridayIsAHoliday() {
    List<LocalDate> dates =
        DecisionSessions.weekly(EXCHANGE, Instant.parse("2017-04-24T00:00:00Z")).datesAfter(-1);

    assertThat(dates)
        .endsWith(LocalDate.of(2017, 4, 7), LocalDate.of(2017, 4, 13), LocalDate.of(2017, 4, 21));
  }

  @Test
  void anUnfinishedWeekHasNoDecisionYet() {
    Instant beforeTheClose = Instant.parse("2017-11-10T20:59:59Z");
    Instant atTheClose = Instant.parse("2017-11-10T21:00:00Z");

    assertThat(DecisionSessions.weekly(EXCHANGE, beforeTheClose).datesAfter(-1))
        .last()
        .isEqualTo(LocalDate.of(2017, 11, 3));
    assertThat(DecisionSessions.weekly(EXCHANGE, atTheClose).datesAfter(-1))
        .last()
        .isEqualTo(LocalDate.of(2017, 11, 10));
  }

  @Test
  void aWeekThatEndedBySurpriseHasNoDecision() {
    List<LocalDate> dates =
        DecisionSessions.weekly(EXCHANGE, Instant.parse("2001-09-30T00:00:00Z")).datesAfter(-1);

    assertThat(dates)
        .as("the exchange did not open again after Monday, 2001-09-10")
        .endsWith(LocalDate.of(2001, 9, 7), LocalDate.of(2001, 9, 21), LocalDate.of(2001, 9, 28));
    assertThat(
            DecisionSessions.weekly(EXCHANGE, Instant.parse("2012-11-03T00:00:00Z")).datesAfter(-1))
        .as("a closure at the begin of a week takes no decision away")
        .endsWith(LocalDate.of(2012, 10, 26), LocalDate.of(2012, 11, 2));
  }

  @Test
  void periodsOfWeeksStayWhereTheyAre() {
    DecisionSessions sessions =
        DecisionSessions.weekly(EXCHANGE, Instant.parse("2017-01-04T00:00:00Z"));
    List<LocalDate> starts =
        java.util.stream.IntStream.range(0, sessions.cutoffs().size())
            .filter(index -> sessions.startsPeriod(index, 13))
            .mapToObj(sessions::date)
            .toList();

    assertThat(starts).endsWith(LocalDate.of(2016, 8, 12), LocalDate.of(2016, 11, 11));
    assertThat(sessions.startsPeriod(1, 1)).isTrue();
  }

  @Test
  void laterRunsKeepTheSessionsOfEarlierOnes() {
    DecisionSessions early =
        DecisionSessions.weekly(EXCHANGE, Instant.parse("2016-01-04T00:00:00Z"));
    DecisionSessions late =
        DecisionSessions.weekly(EXCHANGE, Instant.parse("2017-01-04T00:00:00Z"));
    int count = early.cutoffs().size();

    assertThat(late.datesAfter(-1).subList(0, count)).isEqualTo(early.datesAfter(-1));
    assertThat(late.indexOf(Instant.parse("2015-12-31T21:00:00Z"))).isEqualTo(count - 1);
  }
}
