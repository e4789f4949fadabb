package org.alluvium.flows.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RegimeSubjectsTest {
  private static final String CONFIGURATION =
      """
      {"profiles": {
        "sleeve": {"market": "ARCA:SPY", "calendar": "us"},
        "pair": {"instrument": "FX:USDCOP", "calendar": "fx",
          "regime": {"window": 500, "refit": "weekly", "volatility_floor": 0.2}},
        "wrong": {"market": "ARCA:SPY", "calendar": "us", "regime": {"window": 100}},
        "meta": {"sleeves": ["sleeve"]}}}
      """;

  private static RegimeSubjects subjects() throws JsonProcessingException {
    return new RegimeSubjects(
        JsonMapper.builder().build().readTree(CONFIGURATION), id -> id.equals("us") ? 252 : 260);
  }

  @Test
  void aProfileHasItsMarketAndItsSettings() throws JsonProcessingException {
    assertThat(subjects().of("sleeve"))
        .isEqualTo(RegimeSubject.of("sleeve", "ARCA:SPY", "us", 252, RegimeConfiguration.DEFAULTS));
    RegimeSubject pair = subjects().of("pair");
    assertThat(pair.market()).isEqualTo("FX:USDCOP");
    assertThat(pair.periodsPerYear()).isEqualTo(260);
    assertThat(pair.configuration())
        .isEqualTo(
            new RegimeConfiguration(
                500, null, null, RefitPeriod.WEEKLY, null, null, null, null, 0.2, null));
  }

  @Test
  void whatIsWrongIsNamed() throws JsonProcessingException {
    RegimeSubjects subjects = subjects();
    assertThatThrownBy(() -> subjects.of("meta"))
        .hasMessage(
            "profile meta: it has no market whose regime could be told; choose one of sleeve, pair, wrong");
    assertThatThrownBy(() -> subjects.of("wrong"))
        .hasMessage(
            "profiles.wrong.regime: window of a regime must be >= 252, got 100; docs/regimes.md has what each setting may be");
  }

  @Test
  void periodsAreThoseOfTheCalendar() {
    LocalDate sunday = LocalDate.of(2017, 1, 1);
    assertThat(RefitPeriod.WEEKLY.of(sunday)).isEqualTo(RefitPeriod.WEEKLY.of(sunday.minusDays(6)));
    assertThat(RefitPeriod.WEEKLY.of(sunday.plusDays(1)))
        .isEqualTo(RefitPeriod.WEEKLY.of(sunday) + 1);
    for (RefitPeriod period :
        new RefitPeriod[] {RefitPeriod.MONTHLY, RefitPeriod.QUARTERLY, RefitPeriod.YEARLY}) {
      assertThat(period.of(sunday)).isEqualTo(period.of(sunday.minusDays(1)) + 1);
      assertThat(period.of(sunday)).isEqualTo(period.of(LocalDate.of(2017, 1, 31)));
    }
  }
}
