package org.alluvium.kernels.strategy;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.kernels.backtest.DailyResult;
import org.alluvium.kernels.backtest.Trade;
import org.alluvium.kernels.cost.TradeCost;

/** One walk of a book over sessions. */
final class BookWalk {
  private static final int ONLY_ASSET = 0;

  private final BookTerms terms;
  private final SessionBars bars;
  private final List<DailyResult> days = new ArrayList<>();
  private final List<Trade> trades = new ArrayList<>();
  private final List<PositionOutcome> positions = new ArrayList<>();
  private final List<FlatBook> flat = new ArrayList<>();
  private int session;
  private double nav;
  private double grossNav;
  private PositionOutcome held;
  private double units;
  private double mark;

  BookWalk(BookTerms terms, FlatBook start, SessionBars bars) {
    this.terms = terms;
    this.bars = bars;
    this.session = bars.firstAtOrAfter(start.day() + 1);
    this.nav = start.nav();
    this.grossNav = start.grossNav();
  }

  /** Costs and turnover of one session so far, in currency. */
  private static final class Day {
    private final double navBefore;
    private TradeCost cost = TradeCost.NONE;
    private double borrow;
    private double traded;

    Day(double navBefore) {
      this.navBefore = navBefore;
    }
  }

  /** Walks to the position's entry and enters it. */
  void take(PositionOutcome position) {
    while (bars.day(session) < position.entryDay()) {
      simulate(null);
    }
    positions.add(position);
    simulate(position);
  }

  void toTheEnd() {
    while (session < bars.size()) {
      simulate(null);
    }
  }

  StrategyBook.Result result() {
    return new StrategyBook.Result(days, trades, positions, flat);
  }

  private void simulate(PositionOutcome entered) {
    Day day = new Day(nav);
    if (units < 0) {
      day.borrow = terms.costs().borrow(-units * mark, terms.sessionsPerYear());
      nav -= day.borrow;
    }
    endIfDue(day);
    if (entered != null && nav > 0) {
      enter(entered, day);
      endIfDue(day);
    }
    if (held != null && !Double.isNaN(bars.close(session))) {
      markAt(bars.close(session));
    }
    record(day);
    session++;
  }

  private long today() {
    return bars.day(session);
  }

  private void enter(PositionOutcome position, Day day) {
    TradePlan plan = position.plan();
    held = position;
    units = plan.side().sign() * plan.weight() * nav / position.entryPrice();
    mark = position.entryPrice();
    fill(units, 0, plan.side().sign() * plan.weight(), day);
  }

  private void endIfDue(Day day) {
    if (held != null && held.hasEnded(terms.path()) && held.exitDay(terms.path()) == today()) {
      markAt(held.exit(terms.path()).price());
      if (held != null) {
        fill(-units, units * mark / nav, 0, day);
        letGo();
      }
    }
  }

  private void letGo() {
    held = null;
    units = 0;
  }

  private void markAt(double price) {
    nav += units * (price - mark);
    mark = price;
    if (nav <= 0) {
      letGo();
    }
  }

  /** Pays for a fill of so many units at the mark. */
  private void fill(double filled, double weightBefore, double weightAfter, Day day) {
    double value = Math.abs(filled * mark);
    double volatility = held.plan().volatility();
    TradeCost cost = terms.costs().trade(value / nav, volatility, Double.NaN).times(nav);
    trades.add(Trade.fill(today(), ONLY_ASSET, filled, mark, weightBefore, weightAfter, cost));
    day.cost = day.cost.plus(cost);
    day.traded += value;
    nav -= cost.total();
  }

  private void record(Day day) {
    if (day.navBefore <= 0) {
      days.add(new DailyResult(today(), 0, 0, 0, 0, 0, 0, 0, nav, grossNav, 0, 0));
      return;
    }
    double before = day.navBefore;
    double gross = (nav + day.cost.total() + day.borrow) / before - 1;
    grossNav *= 1 + gross;
    double exposure = units * mark / nav;
    days.add(
        new DailyResult(
            today(),
            nav / before - 1,
            gross,
            day.cost.commission() / before,
            day.cost.spread() / before,
            day.cost.impact() / before,
            day.borrow / before,
            day.traded / before,
            nav,
            grossNav,
            Math.abs(exposure),
            exposure));
    if (held == null && nav > 0 && grossNav > 0) {
      flat.add(new FlatBook(today(), nav, grossNav));
    }
  }
}
