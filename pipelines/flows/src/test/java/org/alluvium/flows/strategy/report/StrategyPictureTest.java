package org.alluvium.flows.strategy.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.strategy.StrategyBench;
import org.junit.jupiter.api.Test;

class StrategyPictureTest {
  private static final LocalDate FIRST = LocalDate.of(2016, 3, 1);

  @Test
  void pathsThatDifferAreBothDrawn() {
    assertThat(lines(days(1_000_000, 990_000), days(1_000_000, 1_010_000)))
        .containsExactly("worst path, as traded", "best path");
  }

  @Test
  void pathsThatAreOneAreOneLine() {
    assertThat(lines(days(1_000_000, 990_000), days(1_000_000, 990_000)))
        .containsExactly("as traded");
  }

  private static Set<String> lines(List<BookDay> traded, List<BookDay> bestPath) {
    StrategyResult result =
        new StrategyResult(
            StrategyBench.shipped("usdcop_h5"),
            List.of(),
            List.of(),
            new StrategyResult.Days(traded, bestPath),
            new TreeMap<>());
    return StrategyPicture.of(result).getSeriesMap().keySet();
  }

  private static List<BookDay> days(double first, double second) {
    return List.of(day(FIRST, first), day(FIRST.plusDays(1), second));
  }

  private static BookDay day(LocalDate date, double nav) {
    return new BookDay(date, Instant.EPOCH, 0, 0, 0, 0, 0, 0, 0, nav);
  }
}
