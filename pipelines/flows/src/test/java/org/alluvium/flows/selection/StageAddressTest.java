package org.alluvium.flows.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageAddressTest {
  @Test
  void anAddressNamesStageRunProfileAndParameters() {
    StageAddress address =
        StageAddress.parse(
            "quant://selection/clustering?run_id=R&profile=P&linkage=ward&distance=");
    assertThat(address.stage()).isEqualTo("clustering");
    assertThat(address.runId()).isEqualTo("R");
    assertThat(address.profile()).isEqualTo("P");
    assertThat(address.parameters())
        .containsExactlyInAnyOrderEntriesOf(Map.of("linkage", "ward", "distance", ""));
  }

  @Test
  void aStageMayBeAWholeIdAndValuesAreDecoded() {
    StageAddress address =
        StageAddress.parse(
            "quant://selection/inference/mps?run_id=2017-11-10T00%3A00&profile=us&weights=%7B%22a.B%22%3A1%7D");
    assertThat(address.stage()).isEqualTo("inference/mps");
    assertThat(address.runId()).isEqualTo("2017-11-10T00:00");
    assertThat(address.parameters()).containsEntry("weights", "{\"a.B\":1}");
  }

  @Test
  void aDecisionIsNamedByItsDayAndIsNoParameter() {
    StageAddress address =
        StageAddress.parse("quant://selection/policy?run_id=R&profile=P&date=2017-10-06&top=3");
    assertThat(address.date()).contains(LocalDate.of(2017, 10, 6));
    assertThat(address.parameters()).containsOnlyKeys("top");
    assertThat(StageAddress.parse("quant://selection/policy?run_id=R&profile=P").date()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "http://selection/policy?run_id=R&profile=P | its scheme must be quant, got http",
        "selection/policy | its scheme must be quant, got none",
        "quant://portfolio/policy?run_id=R&profile=P | after quant:// it must say selection, got portfolio",
        "quant:///policy?run_id=R&profile=P | after quant:// it must say selection, got nothing",
        "quant://selection?run_id=R&profile=P | it names no stage",
        "quant://selection/policy?profile=P | run_id is missing",
        "quant://selection/policy?run_id=R&profile= | profile is missing",
        "quant://selection/policy | run_id is missing",
        "quant://selection/policy?run_id=R&profile=P&top=3&top=4 | it gives top twice",
        "quant://selection/policy?run_id=R&profile=P&date=10.11.2017 | date must be a day such as 2017-11-10, got '10.11.2017'",
        "quant://selection/policy?run_id=R&profile=P&date= | date must be a day such as 2017-11-10, got ''",
        "quant://selection/policy?run_id=R&profile | 'profile' is not of the form name=value",
        "quant://selection/a b | at character 20: Illegal character in path",
      })
  void whatIsWrongIsTold(String address, String why) {
    assertThatThrownBy(() -> StageAddress.parse(address))
        .hasMessage(
            "address '%s': %s; an address is quant://selection/STAGE?run_id=RUN&profile=PROFILE, with &date=DAY and &PARAMETER=VALUE where they differ, such as quant://selection/clustering?run_id=R&profile=P&linkage=ward"
                .formatted(address, why));
  }
}
