package org.alluvium.kernels.backtest;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.kernels.cost.TradeCost;

/** One pass over the days of a market, see {@link Backtest} for the order of events. */
final class Simulation {
  private final BacktestRules rules;
  private final Market market;
  private final Account account;
  private final Detail detail;
  private final List<DailyResult> daily = new ArrayList<>();
  private final List<DailyWeights> weights = new ArrayList<>();
  private final List<Position> positions = new ArrayList<>();
  private final List<Trade> trades = new ArrayList<>();
  private long missingBars;
  private long waitingOrders;
  private long tradesWithoutVolume;
  private long tradesWithoutVolatility;
  private long cappedTrades;
  private long ignoredDecisions;
  private TradeCost costOfDay = TradeCost.NONE;
  private double tradedOfDay;

  /** What is kept of each day. */
  enum Detail {
    /** Results, weights and trades. */
    EVERYTHING,
    /** Results alone, for who simulates thousands of books. */
    RESULTS
  }

  Simulation(BacktestRules rules, Market market, Account account, Detail detail) {
    this.rules = rules;
    this.market = market;
    this.account = account;
    this.detail = detail;
  }

  void simulate(int index) {
    double before = account.nav();
    double[] previous = lastPrices();
    costOfDay = TradeCost.NONE;
    tradedOfDay = 0;
    double borrow = rules.costModel().borrow(account.shortValue(), rules.daysPerYear());
    account.pay(borrow);
    switch (rules.fillRule()) {
      case NEXT_OPEN -> {
        markOpens(index);
        payOut(index);
        fill(index);
        markCloses(index);
      }
      case NEXT_CLOSE -> {
        markCloses(index);
        payOut(index);
        fill(index);
      }
    }
    observe(index, previous);
    record(index, before, borrow);
  }

  void decide(Decision decision) {
    if (account.isRuined()) {
      ignoredDecisions++;
    } else {
      account.order(decision.weights());
    }
  }

  BacktestResult result(long lastDay) {
    BacktestCounts counts =
        new BacktestCounts(
            missingBars,
            waitingOrders,
            tradesWithoutVolume,
            tradesWithoutVolatility,
            cappedTrades,
            ignoredDecisions);
    return new BacktestResult(daily, weights, positions, trades, counts, account.snapshot(lastDay));
  }

  private void markOpens(int index) {
    for (int asset = 0; asset < account.assets(); asset++) {
      account.mark(asset, market.open(asset, index));
    }
  }

  private void markCloses(int index) {
    for (int asset = 0; asset < account.assets(); asset++) {
      account.mark(asset, market.close(asset, index));
    }
  }

  /** Pays what the delistings of the day left of positions. */
  private void payOut(int index) {
    int[] delisted = market.delisted(index);
    double[] prices = new double[delisted.length];
    double[] units = new double[delisted.length];
    for (int at = 0; at < delisted.length; at++) {
      int asset = delisted[at];
      prices[at] = account.lastPrice(asset) * (1 + market.lastReturn(asset, index));
      units[at] = account.payOut(asset, prices[at]);
    }
    double nav = account.equity();
    for (int at = 0; at < delisted.length; at++) {
      if (units[at] != 0 && detail == Detail.EVERYTHING) {
        double before = nav > 0 ? units[at] * prices[at] / nav : 0;
        trades.add(Trade.payment(market.day(index), delisted[at], -units[at], prices[at], before));
      }
    }
  }

  private void fill(int index) {
    if (!account.hasOrders()) {
      return;
    }
    double nav = account.equity();
    OrderFills fills = OrderFills.of(rules, market, account, index);
    waitingOrders += fills.waiting();
    fills.fills().forEach(fill -> trade(fill, index, nav));
  }

  private void trade(OrderFills.Fill fill, int index, double nav) {
    int asset = fill.asset();
    double held = account.value(asset);
    double weightAfter = fill.reachesTarget() ? account.pending(asset) : fill.value() / nav;
    boolean moves = fill.reachesTarget() || fill.value() != held;
    double units = moves ? account.trade(asset, fill.value()) : 0;
    cappedTrades += fill.reachesTarget() ? 0 : 1;
    if (fill.ends()) {
      account.fulfil(asset);
    }
    if (units != 0) {
      double price = account.lastPrice(asset);
      TradeCost cost = cost(asset, index, Math.abs(units * price), nav);
      account.pay(cost.total());
      costOfDay = costOfDay.plus(cost);
      tradedOfDay += Math.abs(units * price);
      if (detail == Detail.EVERYTHING) {
        trades.add(
            Trade.fill(market.day(index), asset, units, price, held / nav, weightAfter, cost));
      }
    }
  }

  private TradeCost cost(int asset, int index, double value, double nav) {
    double volatility = account.volatility(asset);
    double volume = market.dollarVolume(asset, index);
    tradesWithoutVolume += Double.isNaN(volume) ? 1 : 0;
    tradesWithoutVolatility += Double.isNaN(volatility) ? 1 : 0;
    return rules.costModel().trade(value / nav, volatility, value / volume).times(nav);
  }

  private double[] lastPrices() {
    double[] prices = new double[account.assets()];
    for (int asset = 0; asset < prices.length; asset++) {
      prices[asset] = account.lastPrice(asset);
    }
    return prices;
  }

  private void observe(int index, double[] previous) {
    for (int asset = 0; asset < previous.length; asset++) {
      double close = market.close(asset, index);
      if (Double.isNaN(close)) {
        missingBars++;
      } else if (!Double.isNaN(previous[asset])) {
        account.observe(asset, close / previous[asset] - 1);
      }
    }
  }

  private void record(int index, double before, double borrow) {
    double scale = before > 0 ? 1 / before : 0;
    double equity = account.equity();
    double net = (equity - before) * scale;
    double gross = (equity + costOfDay.total() + borrow - before) * scale;
    account.close(equity, gross);
    TradeCost paid = costOfDay.times(scale);
    long day = market.day(index);
    if (detail == Detail.EVERYTHING) {
      double[] held = weights();
      weights.add(new DailyWeights(day, held));
      hold(day, held);
    }
    double longValue = account.longValue();
    double shortValue = account.shortValue();
    daily.add(
        new DailyResult(
            day,
            net,
            gross,
            paid.commission(),
            paid.spread(),
            paid.impact(),
            borrow * scale,
            tradedOfDay * scale,
            account.nav(),
            account.grossNav(),
            exposure(longValue + shortValue),
            exposure(longValue - shortValue)));
  }

  private void hold(long day, double[] held) {
    for (int asset = 0; asset < held.length; asset++) {
      if (account.units(asset) != 0) {
        positions.add(
            new Position(day, asset, account.units(asset), account.value(asset), held[asset]));
      }
    }
  }

  private double[] weights() {
    double[] held = new double[account.assets()];
    for (int asset = 0; asset < held.length; asset++) {
      held[asset] = exposure(account.value(asset));
    }
    return held;
  }

  private double exposure(double value) {
    return account.isRuined() ? 0 : value / account.nav();
  }
}
