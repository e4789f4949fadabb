package org.alluvium.flows.report.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import org.alluvium.flows.regime.MarketFixture;
import org.alluvium.flows.regime.RegimeConfiguration;
import org.alluvium.flows.regime.RegimeRow;
import org.alluvium.flows.regime.RegimeSubject;
import org.alluvium.flows.regime.report.RegimeReport;
import org.alluvium.flows.report.model.RegimeHistory;
import org.alluvium.kernels.regime.Quadrant;
import org.junit.jupiter.api.Test;

class RegimeHistoriesTest {
  private static final Instant END = Instant.parse("2020-01-01T00:00:00Z");
  private static final RegimeSubject SUBJECT =
      RegimeSubject.of("made", "ARCA:MADE", "weekdays", 252, RegimeConfiguration.DEFAULTS);
  private static final List<RegimeRow> ROWS =
      SUBJECT.computation().rows(MarketFixture.versions(), List.of(), END);
  private static final RegimeHistory HISTORY =
      RegimeHistories.of(RegimeReport.of(SUBJECT, MarketFixture.versions(), ROWS, END));

  @Test
  void spellsFollowOneAnotherAndDiffer() {
    List<RegimeHistory.Spell> spells = HISTORY.spells();
    assertThat(spells.size()).isGreaterThan(3);
    assertThat(spells.get(0).quadrant()).isEqualTo("none yet");
    assertThat(spells.get(0).from()).isEqualTo(ROWS.get(0).eventDate());
    for (int i = 1; i < spells.size(); i++) {
      assertThat(spells.get(i).from()).isEqualTo(spells.get(i - 1).to());
      assertThat(spells.get(i).quadrant()).isNotEqualTo(spells.get(i - 1).quadrant());
    }
    assertThat(spells.get(spells.size() - 1).to()).isEqualTo(ROWS.get(ROWS.size() - 1).eventDate());
  }

  @Test
  void sharesAreOfAllSessions() {
    assertThat(HISTORY.shares().stream().mapToDouble(RegimeHistory.Share::share).sum())
        .isCloseTo(1, within(1e-12));
    assertThat(HISTORY.shares().stream().mapToInt(RegimeHistory.Share::spells).sum())
        .isEqualTo(HISTORY.spells().size());
    long crisis =
        ROWS.stream()
            .filter(row -> row.quadrant().filter(Quadrant.CRISIS::equals).isPresent())
            .count();
    assertThat(HISTORY.shares().get(0).quadrant()).isEqualTo("CRISIS");
    assertThat(HISTORY.shares().get(0).sessions()).isEqualTo((int) crisis);
  }

  @Test
  void eachRegimeHasItsReturnsAhead() {
    assertThat(HISTORY.forward()).hasSize(7 * 3);
    assertThat(HISTORY.forward().get(0).regime()).isEqualTo("CRISIS");
    assertThat(HISTORY.forward().get(0).winRate().low().value())
        .isLessThan(HISTORY.forward().get(0).winRate().high().value());
    assertThat(HISTORY.mixture())
        .startsWith("A Gaussian mixture, which has no memory")
        .endsWith(".");
  }
}
