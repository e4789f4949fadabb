package org.alluvium.kernels.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainingCalendarTest {
  private static final long DAY = 86_400_000_000L;
  private static final int MONDAY = (int) LocalDate.of(2017, 4, 3).toEpochDay();

  @Test
  void aWeekIsCutAtItsLastSession() {
    // Good Friday 2017-04-14 had no session: that week's cutoff is Thursday.
    int[] sessions = {0, 1, 2, 3, 4, 7, 8, 9, 10, 14, 15};

    TrainingCalendar calendar = weekly(sessions, 15, DayOfWeek.FRIDAY);

    assertThat(calendar.size()).isEqualTo(2);
    assertThat(calendar.cutoff(0)).isEqualTo(knownAt(MONDAY + 4));
    assertThat(calendar.cutoff(1)).isEqualTo(knownAt(MONDAY + 10));
  }

  @Test
  void anUnfinishedWeekHasNoCutoffWhateverItsSessions() {
    assertThat(weekly(new int[] {0, 1, 2, 3}, 3, DayOfWeek.FRIDAY).size()).isZero();
    assertThat(weekly(new int[] {0, 1, 2, 3}, 4, DayOfWeek.FRIDAY).size()).isEqualTo(1);
    assertThat(weekly(new int[] {0, 1, 2, 3, 4, 5}, 5, DayOfWeek.SUNDAY).size()).isZero();
  }

  @Test
  void cutoffsNeverMoveWhenSessionsAreAdded() {
    int[] sessions = IntStream.range(0, 200).filter(day -> day % 7 < 5 && day % 11 != 0).toArray();
    TrainingCalendar full = weekly(sessions, 210, DayOfWeek.FRIDAY);
    for (int through = 0; through < 200; through++) {
      int last = through;
      int[] early = Arrays.stream(sessions).filter(day -> day <= last).toArray();
      TrainingCalendar calendar = weekly(early, through, DayOfWeek.FRIDAY);
      for (int i = 0; i < calendar.size(); i++) {
        assertThat(calendar.cutoff(i)).isEqualTo(full.cutoff(i));
      }
    }
  }

  @Test
  void whatIsKnownExactlyAtACutoffMayBeUsedThere() {
    TrainingCalendar calendar = TrainingCalendar.of(100, 200, 300);

    assertThat(calendar.firstAtOrAfter(50)).isEqualTo(0);
    assertThat(calendar.firstAtOrAfter(100)).isEqualTo(0);
    assertThat(calendar.firstAtOrAfter(101)).isEqualTo(1);
    assertThat(calendar.firstAtOrAfter(300)).isEqualTo(2);
    assertThat(calendar.firstAtOrAfter(301)).isEqualTo(TrainingCalendar.NONE);
  }

  @Test
  void aForecastUsesTheLatestModelNotAfterItsFeatures() {
    TrainingCalendar calendar = TrainingCalendar.of(100, 200, 300);

    assertThat(calendar.modelFor(99)).isEqualTo(TrainingCalendar.NONE);
    assertThat(calendar.modelFor(100)).isEqualTo(0);
    assertThat(calendar.modelFor(299)).isEqualTo(1);
    assertThat(calendar.modelFor(5000)).isEqualTo(2);
    assertThat(TrainingCalendar.of().modelFor(1)).isEqualTo(TrainingCalendar.NONE);
  }

  @Test
  void refusesCutoffsOrSessionsOutOfOrder() {
    assertThatThrownBy(() -> TrainingCalendar.of(2, 2))
        .hasMessage("cutoffs must increase, got 2 before 2 at index 1");
    assertThatThrownBy(() -> weekly(new int[] {1, 0}, 5, DayOfWeek.FRIDAY))
        .hasMessageContaining("session days must increase, got " + MONDAY + " at index 1");
  }

  private static TrainingCalendar weekly(int[] offsets, int completeThrough, DayOfWeek closing) {
    int[] days = Arrays.stream(offsets).map(offset -> MONDAY + offset).toArray();
    long[] knownAt = Arrays.stream(days).mapToLong(TrainingCalendarTest::knownAt).toArray();
    return TrainingCalendar.weekly(days, knownAt, MONDAY + completeThrough, closing);
  }

  private static long knownAt(int day) {
    return day * DAY + 21 * DAY / 24;
  }
}
