package org.alluvium.kernels.backtest;

import java.io.Serializable;
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
 * @param maximumParticipation volume cap: greatest share of a day's dollar volume that one asset's
 *     fill may take; the rest of the order waits, and works towards its target weight on the next
 *     bars. Without a volume there is no cap. Infinity = no cap at all
 */
public record BacktestRules(
    FillRule fillRule,
    CostModel costModel,
    double daysPerYear,
    double initialCapital,
    double maximumParticipation)
    implements Serializable {
  public BacktestRules {
    Objects.requireNonNull(fillRule, "fillRule");
    Objects.requireNonNull(costModel, "costModel");
    Check.positive(daysPerYear, "daysPerYear");
    Check.positive(initialCapital, "initialCapital");
    Check.positive(maximumParticipation, "maximumParticipation");
  }

  /** Rules without a volume cap. */
  public static BacktestRules of(
      FillRule fillRule, CostModel costModel, double daysPerYear, double initialCapital) {
    return new BacktestRules(
        fillRule, costModel, daysPerYear, initialCapital, Double.POSITIVE_INFINITY);
  }

  /** The same rules with a volume cap. */
  public BacktestRules withMaximumParticipation(double participation) {
    return new BacktestRules(fillRule, costModel, daysPerYear, initialCapital, participation);
  }
}
