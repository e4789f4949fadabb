package org.alluvium.kernels.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.alluvium.kernels.backtest.DailyResult;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.kernels.execution.ExitReason;
import org.alluvium.kernels.execution.ExitRule;
import org.alluvium.kernels.execution.PriceBars;
import org.alluvium.kernels.execution.Side;
import org.alluvium.kernels.execution.TrailingStop;
import org.junit.jupiter.api.Test;

class StrategyBookTest {
  private static final CostModel COSTS = new CostModel("test", 1, 4, 0, 0.0252);
  private static final ExitRule WIDE = ExitRule.of(0.5, 0.5);

  @Test
  void aLongIsBoughtAtTheNextOpenAndSoldAtTheLastClose() {
    SessionBars bars =
        bars(bar(1, 90, 95, 85, 92), bar(2, 100, 112, 99, 110), bar(3, 110, 125, 105, 120));
    StrategyBook.Result result =
        book(CostModel.free())
            .resume(FlatBook.of(1, 1000), bars, List.of(plan(1, 3, Side.LONG, 0.5)));
    assertThat(result.days()).extracting(DailyResult::nav).containsExactly(1050.0, 1100.0);
    assertThat(result.trades()).extracting(t -> t.day()).containsExactly(2L, 3L);
    assertThat(result.trades()).extracting(t -> t.units()).containsExactly(5.0, -5.0);
    assertThat(result.flat()).containsExactly(new FlatBook(3, 1100, 1100));
    assertThat(result.positions().get(0).bounds().worst().reason())
        .isEqualTo(ExitReason.LAST_CLOSE);
  }

  @Test
  void aShortPaysForBothFillsAndForTheNightsThatItIsHeld() {
    SessionBars bars = bars(bar(2, 100, 101, 99, 100), bar(3, 100, 101, 99, 100));
    StrategyBook.Result result =
        book(COSTS).resume(FlatBook.of(1, 1000), bars, List.of(plan(1, 3, Side.SHORT, 2)));
    DailyResult entry = result.days().get(0);
    assertThat(entry.commission()).isCloseTo(2e-4, within(1e-15));
    assertThat(entry.spread()).isCloseTo(8e-4, within(1e-15));
    assertThat(entry.borrow()).isZero();
    assertThat(entry.grossReturn()).isZero();
    DailyResult exit = result.days().get(1);
    assertThat(exit.borrow() * entry.nav()).isCloseTo(2000 * 0.0252 / 252, within(1e-12));
    assertThat(exit.netReturn()).isCloseTo(exit.grossReturn() - exit.cost(), within(1e-15));
    assertThat(exit.netExposure()).isZero();
  }

  @Test
  void withinOneBarTheStopComesBeforeTheTarget() {
    SessionBars bars = bars(bar(2, 100, 103, 97, 101));
    TradePlan plan = new TradePlan(1, 2, Side.LONG, 1, Double.NaN, ExitRule.of(0.02, 0.01));
    assertThat(
            book(CostModel.free())
                .resume(FlatBook.of(1, 1000), bars, List.of(plan))
                .days()
                .get(0)
                .nav())
        .isCloseTo(980, within(1e-9));
    StrategyBook best = new StrategyBook(new BookTerms(CostModel.free(), 252, PricePath.BEST));
    assertThat(best.resume(FlatBook.of(1, 1000), bars, List.of(plan)).days().get(0).nav())
        .isCloseTo(1010, within(1e-9));
  }

  @Test
  void aHolidayMovesTheEntryAndAWeekWithoutBarsHasNone() {
    SessionBars bars = bars(bar(4, 100, 101, 99, 101), bar(20, 50, 51, 49, 50));
    StrategyBook.Result result =
        book(CostModel.free())
            .resume(
                FlatBook.of(1, 1000),
                bars,
                List.of(plan(1, 5, Side.LONG, 1), plan(8, 12, Side.LONG, 1)));
    assertThat(result.positions()).extracting(PositionOutcome::entryDay).containsExactly(4L);
    assertThat(result.positions().get(0).bounds().worst().reason()).isEqualTo(ExitReason.LATE_OPEN);
    assertThat(result.days()).extracting(DailyResult::nav).containsExactly(1010.0, 500.0);
  }

  @Test
  void aPositionThatEndsLateMakesRoomForTheNextAtTheSameOpen() {
    SessionBars bars = bars(bar(2, 100, 101, 99, 100), bar(9, 110, 111, 100, 105));
    StrategyBook.Result result =
        book(CostModel.free())
            .resume(
                FlatBook.of(1, 1000),
                bars,
                List.of(plan(1, 5, Side.LONG, 1), plan(5, 9, Side.SHORT, 1)));
    assertThat(result.trades())
        .extracting(t -> t.units())
        .containsExactly(10.0, -10.0, -10.0, 10.0);
    assertThat(result.days().get(1).nav()).isCloseTo(1150, within(1e-9));
  }

  @Test
  void shorterBarsOfASessionReplaceItsDailyBar() {
    PriceBars parts =
        PriceBars.of(
            new long[] {0, 5, 10},
            new double[] {100, 100.5, 101},
            new double[] {100, 101, 101},
            new double[] {100, 100.5, 99.9},
            new double[] {100, 101, 99.9});
    SessionBars bars =
        SessionBars.of(daily(bar(2, 100, 103, 97, 99)), Map.of(2L, new IntradaySession(parts, 1)));
    TradePlan plan =
        new TradePlan(1, 2, Side.LONG, 1, Double.NaN, new ExitRule(0.02, 0.2, TrailingStop.NONE));
    PositionOutcome outcome = PositionOutcome.of(plan, bars).orElseThrow();
    assertThat(outcome.entryPrice()).isEqualTo(100.5);
    assertThat(outcome.resolution()).isEqualTo(PositionOutcome.Resolution.INTRADAY);
    assertThat(outcome.bounds().isCertain()).isTrue();
    assertThat(outcome.bounds().worst().price()).isEqualTo(99.9);
    assertThat(outcome.exitDay(PricePath.WORST)).isEqualTo(2);
  }

  @Test
  void resumingFromAnyFlatCloseGivesTheBitsOfOneWalk() {
    Market market = Market.random(7, 60);
    StrategyBook.Result whole =
        book(COSTS).resume(FlatBook.of(0, 1000), market.bars(60), market.plans);
    for (FlatBook from : whole.flat()) {
      List<TradePlan> later =
          market.plans.stream().filter(p -> p.decidedOn() >= from.day()).toList();
      if (later.size()
                  + whole.positions().stream()
                      .filter(p -> p.plan().decidedOn() < from.day())
                      .count()
              == market.plans.size()
          && market.plans.stream()
              .noneMatch(p -> p.decidedOn() < from.day() && p.lastDay() > from.day())) {
        StrategyBook.Result rest = book(COSTS).resume(from, market.bars(60), later);
        assertThat(rest.days())
            .isEqualTo(
                whole
                    .days()
                    .subList(whole.days().size() - rest.days().size(), whole.days().size()));
      }
    }
  }

  @Test
  void whatComesAfterASessionDoesNotMoveIt() {
    Market market = Market.random(11, 60);
    StrategyBook.Result whole =
        book(COSTS).resume(FlatBook.of(0, 1000), market.bars(60), market.plans);
    for (int day = 5; day <= 60; day += 5) {
      int known = day;
      List<TradePlan> plans = market.plans.stream().filter(p -> p.decidedOn() < known).toList();
      StrategyBook.Result cut = book(COSTS).resume(FlatBook.of(0, 1000), market.bars(day), plans);
      assertThat(cut.days()).isEqualTo(whole.days().subList(0, day));
    }
  }

  @Test
  void plansThatOverlapAreRefused() {
    SessionBars bars = bars(bar(2, 100, 101, 99, 100));
    List<TradePlan> plans = List.of(plan(1, 5, Side.LONG, 1), plan(4, 6, Side.LONG, 1));
    assertThatThrownBy(() -> book(COSTS).resume(FlatBook.of(1, 1000), bars, plans))
        .hasMessageContaining("decided on epoch day 4 overlaps")
        .hasMessageContaining("until epoch day 5");
  }

  @Test
  void aBookThatLosesEverythingIsOver() {
    SessionBars bars =
        bars(bar(2, 100, 101, 40, 45), bar(3, 45, 90, 45, 90), bar(5, 90, 91, 89, 90));
    TradePlan lost = new TradePlan(1, 3, Side.LONG, 2, Double.NaN, ExitRule.of(0.9, 0.9));
    StrategyBook.Result result =
        book(COSTS).resume(FlatBook.of(1, 1000), bars, List.of(lost, plan(3, 5, Side.LONG, 1)));
    assertThat(result.days().get(0).nav()).isNegative();
    assertThat(result.days()).extracting(DailyResult::nav).containsOnly(result.days().get(0).nav());
    assertThat(result.days().subList(1, 3)).extracting(DailyResult::netReturn).containsOnly(0.0);
    assertThat(result.trades()).hasSize(1);
    assertThat(result.flat()).isEmpty();
  }

  /** Weeks of five sessions with a plan each, on a walk of prices. */
  private record Market(List<double[]> rows, List<TradePlan> plans) {
    static Market random(long seed, int days) {
      Random random = new Random(seed);
      List<double[]> rows = new ArrayList<>();
      List<TradePlan> plans = new ArrayList<>();
      double close = 100;
      for (int day = 1; day <= days; day++) {
        double open = close * (1 + 0.002 * random.nextGaussian());
        close = open * (1 + 0.01 * random.nextGaussian());
        rows.add(
            bar(day, open, Math.max(open, close) * 1.004, Math.min(open, close) * 0.996, close));
        if (day % 5 == 0) {
          plans.add(
              new TradePlan(
                  day,
                  day + 5,
                  random.nextBoolean() ? Side.LONG : Side.SHORT,
                  1.5,
                  0.01,
                  ExitRule.of(0.02, 0.01)));
        }
      }
      return new Market(rows, plans);
    }

    SessionBars bars(int upTo) {
      return StrategyBookTest.bars(rows.subList(0, upTo).toArray(double[][]::new));
    }
  }

  private static StrategyBook book(CostModel costs) {
    return new StrategyBook(new BookTerms(costs, 252, PricePath.WORST));
  }

  private static TradePlan plan(long decided, long last, Side side, double weight) {
    return new TradePlan(decided, last, side, weight, Double.NaN, WIDE);
  }

  private static double[] bar(double... dayOpenHighLowClose) {
    return dayOpenHighLowClose;
  }

  private static SessionBars bars(double[]... rows) {
    return SessionBars.of(daily(rows), Map.of());
  }

  private static PriceBars daily(double[]... rows) {
    long[] days = new long[rows.length];
    double[][] prices = new double[4][rows.length];
    for (int row = 0; row < rows.length; row++) {
      days[row] = (long) rows[row][0];
      for (int price = 0; price < 4; price++) {
        prices[price][row] = rows[row][price + 1];
      }
    }
    return PriceBars.of(days, prices[0], prices[1], prices[2], prices[3]);
  }
}
