package org.alluvium.kernels.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestTest {
  private static final double NONE = Double.NaN;

  private static Market closes(double[]... close) {
    return Market.of(LongStream.range(0, close[0].length).toArray(), close, close);
  }

  private static Backtest at(FillRule rule, CostModel costs) {
    return Backtest.of(BacktestRules.of(rule, costs, 252, 100));
  }

  private static double[] navs(BacktestResult result) {
    return result.series(DailyResult::nav);
  }

  @Test
  void buyAndHoldFollowsThePriceFromTheFillOn() {
    Market market = closes(new double[] {10, 20, 25, 15});
    BacktestResult result =
        at(FillRule.NEXT_CLOSE, CostModel.free()).run(market, List.of(Decision.of(0, 1)));
    assertThat(navs(result)).containsExactly(new double[] {100, 100, 125, 75}, within(1e-12));
    assertThat(result.trades()).hasSize(1);
    assertThat(result.trades().get(0).units()).isEqualTo(5);
  }

  @Test
  void aFillAtTheOpenEarnsTheRestOfThatDay() {
    double[][] open = {{10, 20, 24}};
    double[][] close = {{10, 25, 30}};
    Market market = Market.of(new long[] {0, 1, 2}, open, close);
    BacktestResult result =
        at(FillRule.NEXT_OPEN, CostModel.free()).run(market, List.of(Decision.of(0, 1)));
    assertThat(navs(result)).containsExactly(new double[] {100, 125, 150}, within(1e-12));
  }

  @Test
  void halfInCashMovesByHalfAndDrifts() {
    Market market = closes(new double[] {10, 10, 20, 20});
    BacktestResult result =
        at(FillRule.NEXT_CLOSE, CostModel.free()).run(market, List.of(Decision.of(0, 0.5)));
    assertThat(navs(result)).containsExactly(new double[] {100, 100, 150, 150}, within(1e-12));
    assertThat(result.weights().get(2).of(0)).isCloseTo(100.0 / 150, within(1e-15));
  }

  @Test
  void aShortGainsWhatThePriceLosesAndPaysBorrowForEachNight() {
    Market market = closes(new double[] {10, 10, 9, 8});
    CostModel borrowed = new CostModel("borrow", 0, 0, 0, 0.252);
    BacktestResult result =
        at(FillRule.NEXT_CLOSE, borrowed).run(market, List.of(Decision.of(0, -1)));
    assertThat(navs(result))
        .containsExactly(new double[] {100, 100, 110 - 0.1, 120 - 0.1 - 0.09}, within(1e-12));
    assertThat(result.daily().get(3).borrow()).isCloseTo(0.09 / 109.9, within(1e-15));
    assertThat(result.daily().get(1).netExposure()).isEqualTo(-1);
    assertThat(result.daily().get(1).grossExposure()).isEqualTo(1);
  }

  @Test
  void costsAreChargedByKind() {
    double[][] price = {{100, 110, 110}};
    double[][] volume = {{1000, 1000, 400}};
    Market market = Market.of(new long[] {0, 1, 2}, price, price, volume);
    CostModel costs = new CostModel("all", 10, 5, 0.5, 0);
    BacktestResult result = at(FillRule.NEXT_CLOSE, costs).run(market, List.of(Decision.of(1, 1)));
    DailyResult day = result.daily().get(2);
    assertThat(day.turnover()).isCloseTo(1, within(1e-15));
    assertThat(day.commission()).isCloseTo(0.001, within(1e-15));
    assertThat(day.spread()).isCloseTo(0.0005, within(1e-15));
    assertThat(day.impact()).isCloseTo(0.5 * 0.1 * Math.sqrt(100.0 / 400), within(1e-14));
    assertThat(day.grossReturn()).isCloseTo(0, within(1e-15));
    assertThat(result.counts().tradesWithoutVolume()).isZero();
  }

  @Test
  void anOrderWaitsForTheNextBarOfItsAssetWhileOthersAreFilled() {
    Market market = closes(new double[] {10, 10, 10, 10}, new double[] {10, NONE, NONE, 20});
    BacktestResult result =
        at(FillRule.NEXT_CLOSE, CostModel.free()).run(market, List.of(Decision.of(0, 0.5, 0.5)));
    assertThat(result.trades()).extracting(Trade::day).containsExactly(1L, 3L);
    assertThat(result.trades().get(1).price()).isEqualTo(20);
    assertThat(result.counts().waitingOrders()).isEqualTo(2);
    assertThat(result.counts().missingBars()).isEqualTo(2);
  }

  @Test
  void aNewDecisionReplacesAnOrderThatStillWaits() {
    Market market = closes(new double[] {10, NONE, NONE, 10});
    BacktestResult result =
        at(FillRule.NEXT_CLOSE, CostModel.free())
            .run(market, List.of(Decision.of(0, 1), Decision.of(2, 0.25)));
    assertThat(result.trades()).hasSize(1);
    assertThat(result.trades().get(0).weightAfter()).isEqualTo(0.25);
  }

  @Test
  void aVolumeCapCutsAnOrderWhoseRestWaits() {
    double[][] price = {{10, 10, 10, 10}};
    double[][] volume = {{NONE, 120, 400, 100}};
    Market market = Market.of(new long[] {0, 1, 2, 3}, price, price, volume);
    BacktestRules rules =
        BacktestRules.of(FillRule.NEXT_CLOSE, CostModel.free(), 252, 100)
            .withMaximumParticipation(0.5);
    BacktestResult result = Backtest.of(rules).run(market, List.of(Decision.of(0, 1)));
    assertThat(result.trades()).extracting(Trade::units).containsExactly(6.0, 4.0);
    assertThat(result.trades().get(0).weightAfter()).isEqualTo(0.6);
    assertThat(result.counts().cappedTrades()).isEqualTo(1);
  }

  @Test
  void aPurchaseWaitsForTheMoneyOfASaleThatWaits() {
    double[][] price = {{10, 10, 10, 10, 10, 10}, {20, 20, 20, 20, 20, 20}};
    double[][] volume = {{NONE, NONE, 80, 40, 80, 80}, {NONE, NONE, NONE, NONE, NONE, NONE}};
    Market market = Market.of(new long[] {0, 1, 2, 3, 4, 5}, price, price, volume);
    BacktestRules rules =
        BacktestRules.of(FillRule.NEXT_CLOSE, CostModel.free(), 252, 100)
            .withMaximumParticipation(0.5);
    BacktestResult result =
        Backtest.of(rules).run(market, List.of(Decision.of(0, 1, 0), Decision.of(1, 0, 0.9)));
    assertThat(result.series(DailyResult::grossExposure))
        .containsExactly(new double[] {0, 1, 0.9, 0.9, 0.9, 0.9}, within(1e-12));
    assertThat(result.weights().stream().mapToDouble(day -> day.of(0)).toArray())
        .containsExactly(new double[] {0, 1, 0.6, 0.4, 0, 0}, within(1e-12));
    assertThat(result.weights().stream().mapToDouble(day -> day.of(1)).toArray())
        .containsExactly(new double[] {0, 0, 0.3, 0.5, 0.9, 0.9}, within(1e-12));
    assertThat(result.trades()).hasSize(7);
  }

  @Test
  void aPurchaseThatWaitedBuysNoMoreThanOthersHaveLeft() {
    double[][] price = {{10, 10, 20}, {10, NONE, 10}};
    BacktestResult result =
        at(FillRule.NEXT_CLOSE, CostModel.free())
            .run(closes(price), List.of(Decision.of(0, 0.5, 0.5)));
    assertThat(navs(result)).containsExactly(new double[] {100, 100, 150}, within(1e-12));
    assertThat(result.weights().get(2).of(0)).isCloseTo(100 / 150.0, within(1e-12));
    assertThat(result.weights().get(2).of(1)).isCloseTo(50 / 150.0, within(1e-12));
    assertThat(result.state().pending()[1]).isNaN();
  }

  @Test
  void aMissingBarKeepsTheLastPrice() {
    Market market = closes(new double[] {10, 10, NONE, 12});
    BacktestResult result =
        at(FillRule.NEXT_CLOSE, CostModel.free()).run(market, List.of(Decision.of(0, 1)));
    assertThat(navs(result)).containsExactly(new double[] {100, 100, 100, 120}, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.3, -1, 0, 0.5})
  void aDelistingPaysItsLastReturnAndEndsWhatWaited(double lastReturn) {
    double[][] price = {{10, 10, 20, NONE, NONE}, {10, 10, 10, 10, 10}};
    Market market =
        Market.of(new long[] {0, 1, 2, 3, 4}, price, price)
            .withLastReturns(
                new double[][] {
                  {NONE, NONE, NONE, lastReturn, NONE}, {NONE, NONE, NONE, NONE, NONE}
                });
    BacktestResult result =
        at(FillRule.NEXT_CLOSE, CostModel.free())
            .run(market, List.of(Decision.of(0, 0.5, 0.3), Decision.of(2, 0.9, 0.1)));
    double[] navs = navs(result);
    assertThat(navs[2]).isCloseTo(150, within(1e-12));
    assertThat(navs[3]).isCloseTo(150 + 100 * lastReturn, within(1e-12));
    assertThat(navs[4]).isEqualTo(navs[3]);
    Trade payment = result.trades().get(2);
    assertThat(payment.kind()).isEqualTo(TradeKind.DELISTING);
    assertThat(payment.units()).isCloseTo(-5, within(1e-15));
    assertThat(payment.price()).isCloseTo(20 * (1 + lastReturn), within(1e-15));
    assertThat(payment.weightBefore()).isCloseTo(100 * (1 + lastReturn) / navs[3], within(1e-12));
    assertThat(result.state().pending()[0]).isNaN();
    assertThat(result.daily().get(3).turnover())
        .isCloseTo(Math.abs(0.1 * navs[3] - 30) / 150, within(1e-12));
  }

  @Test
  void aShortOfWhatIsDelistedEarnsItsFall() {
    double[][] price = {{10, 10, NONE}};
    Market market =
        Market.of(new long[] {0, 1, 2}, price, price)
            .withLastReturns(new double[][] {{NONE, NONE, -0.4}});
    BacktestResult result =
        at(FillRule.NEXT_OPEN, CostModel.free()).run(market, List.of(Decision.of(0, -1)));
    assertThat(navs(result)).containsExactly(new double[] {100, 100, 140}, within(1e-12));
    assertThat(result.state().cash()).isEqualTo(result.state().nav());
  }

  @Test
  void aLastReturnBelowTheLossOfEverythingIsRefused() {
    Market market = closes(new double[] {10, 10});
    assertThatThrownBy(() -> market.withLastReturns(new double[][] {{NONE, -1.1}}))
        .hasMessage("last return of asset 0 must be finite and >= -1, got -1.1");
  }

  @Test
  void aRuinedBookIsClosedAndTradesNoMore() {
    Market market = closes(new double[] {10, 10, 25, 5});
    BacktestResult result =
        at(FillRule.NEXT_CLOSE, CostModel.free())
            .run(market, List.of(Decision.of(0, -1), Decision.of(2, 1)));
    assertThat(navs(result)).containsExactly(new double[] {100, 100, -50, -50}, within(1e-12));
    assertThat(result.daily().get(3).netReturn()).isZero();
    assertThat(result.counts().ignoredDecisions()).isEqualTo(1);
  }

  @Test
  void withoutVolumeTheImpactUsesTheStandInParticipation() {
    Market market = closes(new double[] {100, 110, 110});
    CostModel costs = new CostModel("impact", 0, 0, 1, 0);
    BacktestResult result = at(FillRule.NEXT_CLOSE, costs).run(market, List.of(Decision.of(1, 1)));
    assertThat(result.daily().get(2).impact())
        .isCloseTo(0.1 * Math.sqrt(CostModel.PARTICIPATION_WITHOUT_VOLUME), within(1e-14));
    assertThat(result.counts().tradesWithoutVolume()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"long,open", "long,close", "longshort,open", "longshort,close"})
  void rebalancedBooksEqualTheirSimulationInWeights(String book, String fill) {
    OracleVectors oracle = OracleVectors.read("backtest.txt");
    double[][] open = oracle.rows("open");
    double[][] close = oracle.rows("close");
    double[] target = book.equals("long") ? new double[] {0.6, 0.4} : new double[] {0.8, -0.5};
    List<Decision> decisions = new ArrayList<>();
    for (int day = 0; day < close[0].length; day += 21) {
      decisions.add(Decision.of(day, target));
    }
    Market market = Market.of(LongStream.range(0, close[0].length).toArray(), open, close);
    BacktestResult result =
        at(FillRule.parse("next_" + fill), new CostModel("flat", 5, 2, 0, 0.03))
            .run(market, decisions);
    assertThat(result.series(DailyResult::netReturn))
        .containsExactly(oracle.vector(book + "." + fill + ".net"), within(1e-13));
    assertThat(result.series(DailyResult::grossReturn))
        .containsExactly(oracle.vector(book + "." + fill + ".gross"), within(1e-13));
  }

  @Test
  void aFillOnTheDayOfTheDecisionIsRefused() {
    assertThatThrownBy(() -> FillRule.parse("same_close"))
        .hasMessageContaining("fill rule same_close is unknown")
        .hasMessageContaining("use next_open or next_close");
  }

  @Test
  void aDecisionThatComesAfterItsDayWasSimulatedIsRefused() {
    Market market = closes(new double[] {10, 10, 10});
    Backtest backtest = at(FillRule.NEXT_OPEN, CostModel.free());
    BacktestState state = backtest.run(market, List.of()).state();
    assertThatThrownBy(() -> backtest.resume(state, market, List.of(Decision.of(2, 1))))
        .hasMessageContaining("decision of epoch day 2 must come after epoch day 2");
  }

  @Test
  void aDecisionOnNoTradingDayOrForOtherAssetsIsRefused() {
    Market market =
        Market.of(new long[] {0, 3}, new double[][] {{10, 10}}, new double[][] {{10, 10}});
    Backtest backtest = at(FillRule.NEXT_OPEN, CostModel.free());
    assertThatThrownBy(() -> backtest.run(market, List.of(Decision.of(1, 1))))
        .hasMessage("decision of epoch day 1 is on no trading day of the market");
    assertThatThrownBy(() -> backtest.run(market, List.of(Decision.of(0, 1, 2))))
        .hasMessage("weights of the decision of epoch day 0 must have length 1, got 2");
  }

  @Test
  void aWeightThatIsNotANumberIsRefused() {
    assertThatThrownBy(() -> Decision.of(5, 0.5, NONE))
        .hasMessage("weight of asset 1 decided on epoch day 5 must be finite, got NaN");
  }
}
