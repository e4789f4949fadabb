package org.alluvium.flows.report.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.report.model.CostItem;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.Performance;
import org.alluvium.flows.report.model.Series;
import org.alluvium.flows.report.model.TradeHistory;
import org.alluvium.flows.report.model.WeightHistory;
import org.junit.jupiter.api.Test;

/** Weights, fills, costs and the line of the summary. */
class PortfolioPartsTest {
  private static final LocalDate DAY = LocalDate.of(2017, 1, 2);

  @Test
  void anAssetThatCouldNotBeHeldIsMissingAndOneThatWasNotChosenIsZero() {
    NavigableMap<LocalDate, Map<String, Double>> decided = new TreeMap<>();
    decided.put(DAY, Map.of("A", 1.0));
    decided.put(DAY.plusDays(7), Map.of("A", 0.4, "B", -0.6));
    NavigableMap<LocalDate, Map<String, Double>> tradable = new TreeMap<>();
    tradable.put(DAY, Map.of("A", 0.5, "B", 0.5));
    tradable.put(DAY.plusDays(7), Map.of("A", 0.5, "B", 0.5));
    WeightHistory history = WeightHistories.of(decided, tradable, List.of("A", "B", "C")).value();
    assertThat(history.weights().get(0).weights()).isEqualTo(Series.of(1, 0.4));
    assertThat(history.weights().get(1).weights()).isEqualTo(Series.of(0, -0.6));
    assertThat(history.weights().get(2).weights()).isEqualTo(Series.allMissing(2));
    assertThat(
            WeightHistories.of(Collections.emptyNavigableMap(), tradable, List.of("A")).missing())
        .isEqualTo("no decision was made by the as-of date");
  }

  @Test
  void aPositionEarnsFromItsMeanEntryPriceAndAShortFromAFall() {
    OpenPosition position = new OpenPosition();
    assertThat(position.fill(10, 100)).isNaN();
    assertThat(position.fill(10, 110)).isNaN();
    assertThat(position.fill(-5, 126)).isCloseTo(0.2, within(1e-12));
    assertThat(position.fill(-25, 84)).isCloseTo(-0.2, within(1e-12));
    assertThat(position.fill(10, 63)).isCloseTo(0.25, within(1e-12));
    assertThat(position.fill(3, 50)).isNaN();
  }

  @Test
  void aFillBelongsToTheDecisionBeforeItAndItsCostIsAShareOfTheValueBefore() {
    TradeHistory history =
        TradeHistories.of(
            List.of(
                new Fill(DAY.plusDays(1), "A", 10, 5, 0.25, 3),
                new Fill(DAY.plusDays(2), "A", -10, 6, -0.3, 3)),
            List.of(
                BookDayTestData.day(DAY.plusDays(1), 0.5, 150),
                BookDayTestData.day(DAY.plusDays(2), 0, 150)),
            new TreeMap<>(Map.of(DAY, 1, DAY.plusDays(2), 1)));
    TradeHistory.Trade bought = history.last().get(0);
    assertThat(bought.decided()).isEqualTo(DAY);
    assertThat(bought.side()).isEqualTo(TradeHistory.Side.BUY);
    assertThat(bought.size().cost()).isEqualTo(Figure.of(3.0 / 100));
    assertThat(bought.size().result().missing()).contains("opens or adds");
    TradeHistory.Trade sold = history.last().get(1);
    assertThat(sold.decided()).isEqualTo(DAY);
    assertThat(sold.side()).isEqualTo(TradeHistory.Side.SELL);
    assertThat(sold.size().weight()).isEqualTo(Figure.of(0.3));
    assertThat(sold.size().result().value()).isCloseTo(0.2, within(1e-12));
  }

  @Test
  void onlyTheLastFiftyFillsAreShown() {
    List<Fill> fills = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      fills.add(new Fill(DAY.plusDays(i), "A", 1, 5, 0.1, 0));
    }
    TradeHistory history = TradeHistories.of(fills, List.of(), new TreeMap<>());
    assertThat(history.total()).isEqualTo(60);
    assertThat(history.last()).hasSize(50);
    assertThat(history.last().get(0).filled()).isEqualTo(DAY.plusDays(10));
  }

  @Test
  void fillsThatRoundToNothingAreCountedAndNotShownYetTheyMoveThePosition() {
    TradeHistory history =
        TradeHistories.of(
            List.of(
                new Fill(DAY, "A", 10, 100, 0.0004, 0),
                new Fill(DAY.plusDays(1), "A", -10, 150, -0.0005, 0)),
            List.of(),
            new TreeMap<>());
    assertThat(history.total()).isEqualTo(2);
    assertThat(history.small()).isEqualTo(1);
    assertThat(history.last()).hasSize(1);
    assertThat(history.last().get(0).size().result()).isEqualTo(Figure.of(0.5));
  }

  @Test
  void costsPerYearAreTheMeanOfADayTimesTheDaysOfAYear() {
    BookDay day = new BookDay(DAY, Instant.EPOCH, 0, 0, 0.001, 0.002, 0.003, 0.004, 0, 1);
    BookDay free = BookDayTestData.day(DAY.plusDays(1), 0, 1);
    List<CostItem> costs = BookFigures.costs(List.of(day, free), 252);
    assertThat(costs)
        .extracting(CostItem::kind)
        .containsExactly("commission", "half spread", "impact", "borrow");
    assertThat(costs.get(3).perYear().value()).isCloseTo(0.504, within(1e-12));
    assertThat(BookFigures.costs(List.of(), 252)).isEmpty();
  }

  @Test
  void aMetricWithoutAValueIsMissingAndNotZero() {
    Performance performance = BookFigures.performance(Map.of("sharpe", 0.4), 7);
    assertThat(performance.sharpe().value()).isEqualTo(Figure.of(0.4));
    assertThat(performance.sharpe().low().isPresent()).isFalse();
    assertThat(performance.trades()).isEqualTo(Figure.of(7));
    assertThat(BookFigures.performance(Map.of(), 0).trades().missing())
        .isEqualTo(BookFigures.NOT_MEASURED);
  }
}
