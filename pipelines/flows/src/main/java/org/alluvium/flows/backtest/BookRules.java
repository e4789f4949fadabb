package org.alluvium.flows.backtest;

import org.alluvium.flows.labels.PriceBasis;
import org.alluvium.flows.panel.PeriodsPerYear;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.backtest.FillRule;
import org.alluvium.kernels.cost.CostModel;
import org.alluvium.lakehouse.time.TradingCalendar;

/** The rules by which every book of instruments is simulated. */
public final class BookRules {
  /** Share of a day's traded value that one fill may take; what is left waits for the next day. */
  private static final double MAXIMUM_PARTICIPATION = 0.1;

  private BookRules() {}

  /**
   * @param fill price of the session after the decision
   * @param calendar whose sessions make a year
   * @param capital net asset value at the start
   */
  public static BacktestRules of(
      PriceBasis fill, CostModel costs, TradingCalendar calendar, double capital) {
    FillRule rule =
        switch (fill) {
          case OPEN -> FillRule.NEXT_OPEN;
          case CLOSE -> FillRule.NEXT_CLOSE;
        };
    return new BacktestRules(
        rule, costs, PeriodsPerYear.of(calendar), capital, MAXIMUM_PARTICIPATION);
  }
}
