package org.alluvium.kernels.backtest;

import java.util.List;
import java.util.Objects;
import org.alluvium.kernels.check.Check;

/**
 * A deterministic walk-forward simulator.
 *
 * <p>Each day in order: (1) shorts held overnight pay borrow on their value at the previous close;
 * (2) waiting orders are filled at the open or the close, as {@link FillRule} says: a target weight
 * w becomes {@code w × NAV / price} units, with NAV the cash and positions at the fill's prices
 * before any of the day's trades; (3) positions are marked at the close; (4) the day's decision, if
 * there is one, becomes orders for the next day. Costs are paid in cash, so the weights of a fully
 * invested book may exceed 1 by its costs. Cash earns nothing. Between trades the units are held
 * and the weights drift.
 *
 * <p>A missing bar keeps the last price, and the order for that asset waits for its next bar; what
 * a volume cap cuts off an order waits too. At a fill positions grow, each by the same share, no
 * further than to the gross weight that was decided: nothing is bought with money that a waiting
 * sale has yet to bring. Volatility for the impact is exponentially weighted (0.94) over the
 * returns up to the day before the fill. When the net asset value falls to zero or below the book
 * is closed at the marks, later returns are 0, and later decisions are ignored and counted.
 *
 * <p>A delisting pays its last return: on its day, before the fills, the position is turned into
 * cash at the last price × (1 + last return), without cost and outside the turnover, and an order
 * for it ends. Orders of later decisions for that asset wait for a bar, as any do.
 *
 * <p>Day d of a result depends on prices up to d and decisions before d only. Running days 0 … n at
 * once or in any pieces (through {@link BacktestState}) gives equal bits. Time O(days × assets).
 */
public final class Backtest {
  private final BacktestRules rules;

  private Backtest(BacktestRules rules) {
    this.rules = Objects.requireNonNull(rules, "rules");
  }

  public static Backtest of(BacktestRules rules) {
    return new Backtest(rules);
  }

  /** Simulates all days of a market from the initial capital. */
  public BacktestResult run(Market market, List<Decision> decisions) {
    return resume(
        BacktestState.initial(market.assets(), rules.initialCapital()), market, decisions);
  }

  /**
   * Simulates the days of a market after a state's day; earlier days of the market are not read, so
   * the whole market or only its new days may be given.
   *
   * @param decisions in order of day, each on a simulated day
   * @throws IllegalArgumentException when a decision is out of order, on no simulated day (one on
   *     or before the state's day would have to be filled in the past), or not one weight per asset
   */
  public BacktestResult resume(BacktestState state, Market market, List<Decision> decisions) {
    return simulate(state, market, decisions, Simulation.Detail.EVERYTHING);
  }

  /**
   * Net returns of all days of a market from the initial capital, to the bit those of {@link #run},
   * for a fraction of its memory: weights and trades are not kept.
   */
  public double[] netReturns(Market market, List<Decision> decisions) {
    BacktestState start = BacktestState.initial(market.assets(), rules.initialCapital());
    return simulate(start, market, decisions, Simulation.Detail.RESULTS)
        .series(DailyResult::netReturn);
  }

  private BacktestResult simulate(
      BacktestState state, Market market, List<Decision> decisions, Simulation.Detail detail) {
    Check.sameLength(state.assets(), market.assets(), "market (assets)");
    requireDecisions(state, market, decisions);
    Simulation simulation = new Simulation(rules, market, new Account(state), detail);
    int next = 0;
    long last = state.day();
    for (int index = 0; index < market.size(); index++) {
      if (market.day(index) > state.day()) {
        simulation.simulate(index);
        last = market.day(index);
        if (next < decisions.size() && decisions.get(next).day() == last) {
          simulation.decide(decisions.get(next++));
        }
      }
    }
    return simulation.result(last);
  }

  private static void requireDecisions(
      BacktestState state, Market market, List<Decision> decisions) {
    long previous = state.day();
    for (Decision decision : decisions) {
      String name = "decision of epoch day " + decision.day();
      Check.isTrue(
          decision.day() > previous,
          name
              + " must come after epoch day "
              + previous
              + ": that day is simulated or decided already, and no fill lies before its decision");
      Check.isTrue(market.trades(decision.day()), name + " is on no trading day of the market");
      Check.sameLength(market.assets(), decision.assets(), "weights of the " + name);
      previous = decision.day();
    }
  }
}
