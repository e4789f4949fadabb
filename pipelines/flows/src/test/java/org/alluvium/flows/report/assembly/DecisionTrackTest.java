package org.alluvium.flows.report.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DecisionTrackTest {
  private static final LocalDate START = LocalDate.of(2017, 1, 1);

  @Test
  void theLastReturnIsTheLatestLabelKnownAtTheDecision() {
    DecisionTrack track =
        DecisionTrack.of(
            "X",
            decisions(10, 20),
            Map.of(),
            List.of(label(3, 4, 9, 9, 0.3), label(4, 5, 10, 10, 0.4), label(5, 6, 11, 11, 0.5)));
    assertThat(track.history().lastReturn()).containsExactly(0.4, 0.5);
  }

  @Test
  void aRestatedOldLabelIsNotTheLatestReturn() {
    DecisionTrack track =
        DecisionTrack.of(
            "X",
            decisions(10, 20),
            Map.of(),
            List.of(label(3, 4, 9, 15, 0.7), label(3, 4, 9, 9, 0.3), label(4, 5, 10, 10, 0.4)));
    assertThat(track.history().lastReturn()).containsExactly(0.4, 0.4);
  }

  @Test
  void theOutcomeIsTheNewestVintageFromWhenItWasKnown() {
    DecisionTrack track =
        DecisionTrack.of(
            "X",
            decisions(10, 20),
            Map.of(day(10), 0.1),
            List.of(label(10, 11, 16, 16, 0.2), label(10, 11, 16, 30, 0.25)));
    assertThat(track.history().realised()).containsExactly(0.25, Double.NaN);
    assertThat(track.history().realisedKnownAt()).containsExactly(30, Long.MAX_VALUE);
    assertThat(track.forecasts()).containsExactly(0.1, Double.NaN);
  }

  @Test
  void aReturnThatSharesASessionWithTheJudgedOneBeforeIsLeftOut() {
    DecisionTrack track =
        DecisionTrack.of(
            "X",
            decisions(10, 14, 19, 24),
            Map.of(day(10), 0.1, day(14), 0.1, day(19), 0.1, day(24), 0.1),
            List.of(
                label(10, 11, 16, 16, 0.1),
                label(14, 15, 20, 20, 0.1),
                label(19, 20, 25, 25, 0.1),
                label(24, 25, 30, 30, 0.1)));
    assertThat(track.apart()).containsExactly(true, false, true, true);
  }

  @Test
  void withoutForecastOrOutcomeNothingIsJudged() {
    DecisionTrack track =
        DecisionTrack.of(
            "X",
            decisions(10, 19, 28),
            Map.of(day(19), 0.1, day(28), 0.1),
            List.of(label(10, 11, 16, 16, 0.1), label(19, 20, 25, 25, Double.NaN)));
    assertThat(track.apart()).containsExactly(false, false, false);
  }

  static NavigableMap<LocalDate, Long> decisions(int... days) {
    NavigableMap<LocalDate, Long> decisions = new TreeMap<>();
    for (int day : days) {
      decisions.put(day(day), (long) day);
    }
    return decisions;
  }

  static LabelVintage label(int date, int entry, int exit, long knownAt, double value) {
    return new LabelVintage(day(date), day(entry), day(exit), knownAt, value);
  }

  static LocalDate day(int number) {
    return START.plusDays(number);
  }
}
