package org.alluvium.kernels.backtest;

import java.util.Objects;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.cost.CostModel;

/**
 * What a simulation is told besides prices and decisions.
 *
 * @param fillRule price of a fill, never on the decision's own day
 * @param costModel what trades and short positions cost
 * @param daysPerYear trading days that a year is counted as; borrow accrues by 1/daysPerYear on
 *     each
 * @param initialCapital net asset value at the start, in the currency of prices and dollar volume
 */
public record BacktestRules(
    FillRule fillRule, CostModel costModel, double daysPerYear, double initialCapital) {
  public BacktestRules {
    Objects.requireNonNull(fillRule, "fillRule");
    Objects.requireNonNull(costModel, "costModel");
    Check.positive(daysPerYear, "daysPerYear");
    Check.positive(initialCapital, "initialCapital");
  }
}
