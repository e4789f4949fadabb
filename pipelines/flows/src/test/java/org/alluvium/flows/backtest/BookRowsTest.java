package org.alluvium.flows.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.alluvium.kernels.backtest.DailyResult;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.ErrorCategory;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class BookRowsTest {
  private static final LocalDate DAY = LocalDate.of(2013, 11, 18);
  private static final BookRows ROWS =
      new BookRows(new Book("coins", "d1", "equal", List.of("CRYPTO:LTCUSD"), SleeveReturns.SPEC));

  @Test
  void aBookThatIsWorthNothingIsToldWithItsEngineAndDay() {
    ROWS.requireWorth(List.of(day(0.5), day(1)));
    for (double nav : new double[] {0, -12_029.06, Double.NaN}) {
      assertThatThrownBy(() -> ROWS.requireWorth(List.of(day(0.5), day(nav))))
          .isInstanceOfSatisfying(
              AlluviumException.class,
              error -> assertThat(error.category()).isEqualTo(ErrorCategory.DATA_CHECK))
          .hasMessageStartingWith(
              "profile coins: its book of engine equal lost all of its capital on 2013-11-18 (net asset value %.0f); a short loses more than its value"
                  .formatted(nav));
    }
  }

  private static Row day(double nav) {
    return ROWS.day(
        new DailyResult(DAY.toEpochDay(), 0, 0, 0, 0, 0, 0, 0, nav, 1, 1, -1),
        Instant.EPOCH,
        Optional.empty());
  }
}
