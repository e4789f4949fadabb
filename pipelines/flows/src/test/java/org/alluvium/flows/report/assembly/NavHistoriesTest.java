package org.alluvium.flows.report.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.report.model.NavHistory;
import org.alluvium.flows.report.model.Series;
import org.junit.jupiter.api.Test;

class NavHistoriesTest {
  private static final LocalDate DAY = LocalDate.of(2017, 1, 2);

  @Test
  void everySeriesStartsAtOneAndASessionWithoutACloseIsAGap() {
    NavHistory nav =
        NavHistories.of(
            List.of(BookDayTestData.day(DAY, 0, 50), BookDayTestData.day(DAY.plusDays(1), 0.1, 55)),
            List.of(),
            new NavHistories.Market("M", new TreeMap<>(Map.of(DAY.minusDays(1), 4.0, DAY, 5.0))));
    assertThat(nav.net()).isEqualTo(Series.of(1, 55.0 / 50));
    assertThat(nav.market().line()).isEqualTo(Series.of(1, Double.NaN));
  }

  @Test
  void aMarketThatStartsLaterJoinsTheBookWhereItStartsAndSaysSo() {
    NavHistory nav =
        NavHistories.of(
            List.of(
                BookDayTestData.day(DAY, 0, 100),
                BookDayTestData.day(DAY.plusDays(1), 0.5, 150),
                BookDayTestData.day(DAY.plusDays(2), 0.2, 180)),
            List.of(),
            new NavHistories.Market(
                "M", new TreeMap<>(Map.of(DAY.plusDays(1), 4.0, DAY.plusDays(2), 5.0))));
    assertThat(nav.market().startsLater()).isTrue();
    assertThat(nav.market().growth().value()).isCloseTo(1.25, within(1e-12));
    assertThat(nav.market().line()).isEqualTo(Series.of(Double.NaN, 1.5, 1.5 * 1.25));
  }

  @Test
  void theBaseIsTheLatestValueOnOrBeforeTheFirstDateElseTheFirstAfterIt() {
    var dates =
        NavHistories.dates(
            List.of(BookDayTestData.day(DAY, 0, 1), BookDayTestData.day(DAY.plusDays(1), 0, 1)));
    assertThat(
            NavHistories.rebased(
                dates, new TreeMap<>(Map.of(DAY.minusDays(3), 4.0, DAY.plusDays(1), 5.0))))
        .isEqualTo(Series.of(Double.NaN, 1.25));
    assertThat(NavHistories.rebased(dates, new TreeMap<>(Map.of(DAY.plusDays(1), 5.0))))
        .isEqualTo(Series.of(Double.NaN, 1));
    assertThat(NavHistories.rebased(dates, new TreeMap<>())).isEqualTo(Series.allMissing(2));
  }
}
