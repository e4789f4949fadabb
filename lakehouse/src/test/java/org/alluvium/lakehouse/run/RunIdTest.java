package org.alluvium.lakehouse.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIdTest {
  private static final LocalDate DAY = LocalDate.parse("2017-11-10");
  private static final Instant STAMP = Instant.parse("2026-11-21T02:41:50.987Z");

  @Test
  void aRunIdSaysItsLogicalDateAndWhenItWasNamed() {
    assertThat(new RunId(DAY, STAMP, "7c1e")).hasToString("2017-11-10T20261121T024150Z-7c1e");
  }

  @Test
  void whatIsWrittenIsParsedBack() {
    RunId id = RunId.next(DAY, Clock.fixed(STAMP, ZoneOffset.UTC));

    assertThat(RunId.parse(id.toString())).isEqualTo(id);
    assertThat(id.asOf()).isEqualTo(DAY);
    assertThat(id.stamp()).isEqualTo(Instant.parse("2026-11-21T02:41:50Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "latest",
        "2017-11-10",
        "2017-11-31T20261121T024150Z-7c1e",
        "2017-11-10T20261121T246150Z-7c1e",
        "2017-11-10T20261121T024150Z-7C1E",
        "2017-11-10T20261121T024150Z-7c1e/..",
        "../17-11-10T20261121T024150Z-7c1e",
        "2017-11-10T20261121T024150Z-7c1e\n"
      })
  void whatCouldLeaveItsFolderOrNamesNoMomentIsRefused(String text) {
    assertThat(RunId.isRunId(text)).isFalse();
    assertThatThrownBy(() -> RunId.parse(text))
        .isInstanceOfSatisfying(
            AlluviumException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.USAGE))
        .hasMessageContaining("is no run id; one looks like 2017-11-10T20261121T024150Z-7c1e");
  }

  @Test
  void idsOfOneDateSortByWhenTheyWereNamed() {
    RunId early = new RunId(DAY, STAMP, "ffff");
    RunId late = new RunId(DAY, STAMP.plusSeconds(1), "0000");

    assertThat(early).isLessThan(late);
  }
}
