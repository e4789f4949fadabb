package org.alluvium.flows.report.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.alluvium.flows.report.model.Period;
import org.junit.jupiter.api.Test;

/** What the report calls the books of a profile. */
class ComparedBooksTest {
  private static final LocalDate DAY = LocalDate.of(2017, 1, 2);

  @Test
  void equalWeightOfTheSameNamesIsNotThatOfTheUniverse() {
    assertThat(List.of("equal", "equal_universe", "inverse_volatility"))
        .extracting(engine -> ComparedBooks.name(engine, "names"))
        .containsExactly(
            "equal weight, same names",
            "equal weight, whole universe",
            "inverse volatility, same names");
    assertThat(ComparedBooks.name("equal", "sleeves")).isEqualTo("equal weight, same sleeves");
  }

  @Test
  void aLineSaysItsFirstAndLastSession() {
    assertThat(
            ComparedBooks.period(
                    List.of(
                        BookDayTestData.day(DAY, 0, 1), BookDayTestData.day(DAY.plusDays(9), 0, 1)))
                .value())
        .isEqualTo(new Period(DAY, DAY.plusDays(9)));
    assertThat(ComparedBooks.period(List.of()).missing()).isEqualTo(ComparedBooks.NO_DAY);
  }
}
