package org.alluvium.kernels.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.kernels.cost.TradeCost;
import org.junit.jupiter.api.Test;

/** Identities over 300 seeded random markets with holes, shorts and all kinds of cost. */
class BacktestPropertyTest {
  private static final int SAMPLES = 300;

  private static BacktestResult run(RandomMarket sample) {
    return Backtest.of(sample.rules).run(sample.market(), sample.decisions);
  }

  @Test
  void cashAndPositionsAreTheNetAssetValueAndTheMoneySpentIsAccountedFor() {
    for (int seed = 0; seed < SAMPLES; seed++) {
      RandomMarket sample = new RandomMarket(seed);
      BacktestResult result = run(sample);
      BacktestState state = result.state();
      double[] units = new double[sample.assets];
      double cash = sample.rules.initialCapital();
      for (Trade trade : result.trades()) {
        units[trade.asset()] += trade.units();
        cash -= trade.units() * trade.price() + trade.cost().total();
      }
      double navBefore = sample.rules.initialCapital();
      for (DailyResult day : result.daily()) {
        cash -= day.borrow() * navBefore;
        navBefore = day.nav();
      }
      double positions = 0;
      for (int asset = 0; asset < sample.assets; asset++) {
        assertThat(state.units()[asset]).isCloseTo(units[asset], within(1e-6));
        positions += units[asset] == 0 ? 0 : units[asset] * state.lastPrices()[asset];
      }
      assertThat(state.cash()).isCloseTo(cash, within(1e-5));
      assertThat(state.nav()).isCloseTo(cash + positions, within(1e-5));
    }
  }

  @Test
  void aBookOfLongsNeverOwesMoneyWhateverWaits() {
    int capped = 0;
    for (int seed = 0; seed < SAMPLES; seed++) {
      RandomMarket sample = new RandomMarket(seed);
      List<Decision> longs = new ArrayList<>();
      for (Decision decision : sample.decisions) {
        double[] sizes = Arrays.stream(decision.weights()).map(Math::abs).toArray();
        double sum = Math.max(1e-3, Arrays.stream(sizes).sum());
        longs.add(
            Decision.of(decision.day(), Arrays.stream(sizes).map(size -> size / sum).toArray()));
      }
      BacktestRules rules =
          BacktestRules.of(sample.rules.fillRule(), CostModel.free(), 252, 1e6)
              .withMaximumParticipation(sample.rules.maximumParticipation());
      BacktestResult result = Backtest.of(rules).run(sample.market(), longs);
      for (DailyResult day : result.daily()) {
        assertThat(day.grossExposure()).isLessThan(1 + 1e-8);
      }
      capped += result.counts().cappedTrades();
    }
    assertThat(capped).isGreaterThan(1_000);
  }

  @Test
  void everyDayCashAndPositionsAreTheNetAssetValue() {
    int held = 0;
    for (int seed = 0; seed < SAMPLES; seed++) {
      RandomMarket sample = new RandomMarket(seed);
      BacktestState state = BacktestState.initial(sample.assets, sample.rules.initialCapital());
      for (int index = 0; index < sample.size; index++) {
        BacktestResult day =
            Backtest.of(sample.rules)
                .resume(state, sample.market(index, index + 1), sample.decisions(index, index + 1));
        state = day.state();
        double value = 0;
        double weight = 0;
        double absolute = 0;
        for (Position position : day.positions()) {
          assertThat(position.units()).isEqualTo(state.units()[position.asset()]);
          assertThat(position.weight()).isEqualTo(position.value() / state.nav());
          assertThat(position.weight()).isEqualTo(day.weights().get(0).of(position.asset()));
          value += position.value();
          weight += position.weight();
          absolute += Math.abs(position.weight());
          held++;
        }
        DailyResult result = day.daily().get(0);
        assertThat(state.cash() + value).isCloseTo(state.nav(), within(1e-8 * 1e6));
        assertThat(result.netExposure()).isCloseTo(weight, within(1e-12));
        assertThat(result.grossExposure()).isCloseTo(absolute, within(1e-12));
        assertThat(result.longExposure() - result.shortExposure()).isCloseTo(weight, within(1e-12));
      }
    }
    assertThat(held).isGreaterThan(10_000);
  }

  @Test
  void theCostsOfADayAreThoseOfItsTradesByKind() {
    for (int seed = 0; seed < SAMPLES; seed++) {
      RandomMarket sample = new RandomMarket(seed);
      BacktestResult result = run(sample);
      double nav = sample.rules.initialCapital();
      for (DailyResult day : result.daily()) {
        TradeCost cost = TradeCost.NONE;
        double traded = 0;
        for (Trade trade : result.trades()) {
          boolean filled = trade.day() == day.day() && trade.kind() == TradeKind.FILL;
          cost = filled ? cost.plus(trade.cost()) : cost;
          traded += filled ? trade.value() : 0;
        }
        assertThat(day.commission()).isCloseTo(cost.commission() / nav, within(1e-15));
        assertThat(day.spread()).isCloseTo(cost.spread() / nav, within(1e-15));
        assertThat(day.impact()).isCloseTo(cost.impact() / nav, within(1e-15));
        assertThat(day.turnover()).isCloseTo(traded / nav, within(1e-13));
        nav = day.nav();
      }
    }
  }

  @Test
  void noFillTakesMoreThanItsShareOfTheVolumeAndTheRestWaits() {
    int capped = 0;
    for (int seed = 0; seed < SAMPLES; seed++) {
      RandomMarket sample = new RandomMarket(seed);
      BacktestState state = BacktestState.initial(sample.assets, sample.rules.initialCapital());
      for (int index = 0; index < sample.size; index++) {
        double[] ordered = state.pending();
        BacktestResult day =
            Backtest.of(sample.rules).resume(state, sample.market(index, index + 1), List.of());
        for (Trade trade : day.trades()) {
          double limit = sample.rules.maximumParticipation() * sample.volume[trade.asset()][index];
          if (trade.kind() == TradeKind.FILL && !Double.isNaN(limit)) {
            assertThat(trade.value()).isLessThanOrEqualTo(limit * (1 + 1e-9) + 1e-6);
            boolean waits = !Double.isNaN(day.state().pending()[trade.asset()]);
            double aimed = ordered[trade.asset()];
            if (waits) {
              assertThat(trade.weightAfter()).isNotEqualTo(aimed);
            } else if (trade.weightAfter() != aimed) {
              assertThat(Math.abs(trade.weightAfter())).as("grown").isLessThan(Math.abs(aimed));
            }
            capped += waits ? 1 : 0;
          }
        }
        state =
            Backtest.of(sample.rules)
                .resume(state, sample.market(index, index + 1), sample.decisions(index, index + 1))
                .state();
      }
    }
    assertThat(capped).isGreaterThan(100);
  }

  @Test
  void whatWasDelistedIsHeldNoMoreAndCostNothingToSell() {
    int paid = 0;
    for (int seed = 0; seed < SAMPLES; seed++) {
      RandomMarket sample = new RandomMarket(seed);
      BacktestResult result = run(sample);
      for (Trade trade : result.trades()) {
        if (trade.kind() == TradeKind.DELISTING) {
          assertThat(trade.cost()).isEqualTo(TradeCost.NONE);
          assertThat(result.positions())
              .noneMatch(p -> p.asset() == trade.asset() && p.day() >= trade.day());
          paid++;
        }
      }
    }
    assertThat(paid).isGreaterThan(30);
  }

  @Test
  void theCostsOfADayAreItsGrossReturnLessItsNetReturn() {
    for (int seed = 0; seed < SAMPLES; seed++) {
      RandomMarket sample = new RandomMarket(seed);
      double nav = sample.rules.initialCapital();
      double grossNav = nav;
      for (DailyResult day : run(sample).daily()) {
        assertThat(day.grossReturn() - day.netReturn()).isCloseTo(day.cost(), within(1e-14));
        assertThat(day.nav() / nav - 1).isCloseTo(day.netReturn(), within(1e-14));
        assertThat(day.grossNav() / grossNav - 1).isCloseTo(day.grossReturn(), within(1e-14));
        nav = day.nav();
        grossNav = day.grossNav();
      }
    }
  }

  @Test
  void withoutTradesTheWeightsDriftWithThePrices() {
    int drifted = 0;
    for (int seed = 0; seed < SAMPLES; seed++) {
      RandomMarket sample = new RandomMarket(seed);
      BacktestResult result = run(sample);
      double[][] marks = marks(sample);
      for (int index = 1; index < sample.size; index++) {
        DailyResult day = result.daily().get(index);
        if (day.turnover() == 0 && !delists(sample, index)) {
          for (int asset = 0; asset < sample.assets; asset++) {
            double before = result.weights().get(index - 1).of(asset);
            double growth = before == 0 ? 1 : marks[asset][index] / marks[asset][index - 1];
            assertThat(result.weights().get(index).of(asset))
                .isCloseTo(before * growth / (1 + day.netReturn()), within(1e-12));
            drifted += before == 0 ? 0 : 1;
          }
        }
      }
    }
    assertThat(drifted).isGreaterThan(1_000);
  }

  @Test
  void theGrossReturnIsThatOfTheUnitsHeldBeforeAndAfterTheFill() {
    for (int seed = 0; seed < SAMPLES; seed++) {
      RandomMarket sample = new RandomMarket(seed);
      BacktestResult result = run(sample);
      double[][] marks = marks(sample);
      double[] units = new double[sample.assets];
      double nav = sample.rules.initialCapital();
      for (int index = 0; index < sample.size; index++) {
        double profit = 0;
        for (int asset = 0; asset < sample.assets; asset++) {
          profit +=
              index == 0 || units[asset] == 0
                  ? 0
                  : units[asset] * (marks[asset][index] - marks[asset][index - 1]);
        }
        for (Trade trade : result.trades()) {
          if (trade.day() == sample.days[index]) {
            double mark = marks[trade.asset()][index];
            profit += trade.units() * (mark - trade.price());
            units[trade.asset()] += trade.units();
          }
        }
        assertThat(result.daily().get(index).grossReturn()).isCloseTo(profit / nav, within(1e-12));
        nav = result.daily().get(index).nav();
      }
    }
  }

  @Test
  void anyPiecesGiveTheBitsOfOneRun() {
    SplittableRandom random = new SplittableRandom(99);
    for (int seed = 0; seed < SAMPLES; seed++) {
      RandomMarket sample = new RandomMarket(seed);
      BacktestResult whole = run(sample);
      BacktestState state = BacktestState.initial(sample.assets, sample.rules.initialCapital());
      List<DailyResult> daily = new ArrayList<>();
      List<Trade> trades = new ArrayList<>();
      int from = 0;
      while (from < sample.size) {
        int to = Math.min(sample.size, from + 1 + random.nextInt(20));
        Market market = random.nextInt(2) == 0 ? sample.market(from, to) : sample.market(0, to);
        BacktestResult piece =
            Backtest.of(sample.rules).resume(state, market, sample.decisions(from, to));
        daily.addAll(piece.daily());
        trades.addAll(piece.trades());
        state = BacktestState.ofArray(piece.state().toArray());
        from = to;
      }
      assertThat(daily).isEqualTo(whole.daily());
      assertThat(trades).isEqualTo(whole.trades());
      assertThat(state).isEqualTo(whole.state());
    }
  }

  @Test
  void pricesAfterADayChangeNothingUpToThatDay() {
    SplittableRandom random = new SplittableRandom(7);
    for (int seed = 0; seed < SAMPLES; seed++) {
      RandomMarket sample = new RandomMarket(seed);
      BacktestResult before = run(sample);
      int last = random.nextInt(sample.size);
      for (double[] row : sample.lastReturns) {
        Arrays.setAll(row, index -> index > last ? Double.NaN : row[index]);
      }
      for (double[][] matrix : List.of(sample.open, sample.close, sample.volume)) {
        for (double[] row : matrix) {
          double factor = random.nextInt(3) == 0 ? Double.NaN : 10 * random.nextDouble();
          Arrays.setAll(row, index -> index > last ? row[index] * factor : row[index]);
        }
      }
      BacktestResult after = run(sample);
      assertThat(after.daily().subList(0, last + 1)).isEqualTo(before.daily().subList(0, last + 1));
      assertThat(after.weights().subList(0, last + 1))
          .isEqualTo(before.weights().subList(0, last + 1));
      assertThat(upTo(after.trades(), sample.days[last]))
          .isEqualTo(upTo(before.trades(), sample.days[last]));
    }
  }

  @Test
  void noTradeHappensOnOrBeforeTheDayOfItsDecision() {
    for (int seed = 0; seed < SAMPLES; seed++) {
      RandomMarket sample = new RandomMarket(seed);
      List<Trade> trades = run(sample).trades();
      if (sample.decisions.isEmpty()) {
        assertThat(trades).isEmpty();
      } else {
        long first = sample.decisions.get(0).day();
        assertThat(trades).allSatisfy(trade -> assertThat(trade.day()).isGreaterThan(first));
      }
    }
  }

  private static boolean delists(RandomMarket sample, int index) {
    return Arrays.stream(sample.lastReturns).anyMatch(row -> !Double.isNaN(row[index]));
  }

  private static List<Trade> upTo(List<Trade> trades, long day) {
    return trades.stream().filter(trade -> trade.day() <= day).toList();
  }

  /** The price at which each asset is marked at each close: its last known one. */
  private static double[][] marks(RandomMarket sample) {
    double[][] marks = new double[sample.assets][sample.size];
    for (int asset = 0; asset < sample.assets; asset++) {
      double last = Double.NaN;
      for (int index = 0; index < sample.size; index++) {
        double open = sample.open[asset][index];
        double close = sample.close[asset][index];
        last = sample.rules.fillRule() == FillRule.NEXT_OPEN && !Double.isNaN(open) ? open : last;
        last = Double.isNaN(close) ? last : close;
        marks[asset][index] = last;
      }
    }
    return marks;
  }
}
