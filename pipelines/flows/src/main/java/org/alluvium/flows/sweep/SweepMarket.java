package org.alluvium.flows.sweep;

import java.time.LocalDate;
import java.util.List;
import org.alluvium.kernels.backtest.BacktestRules;

/**
 * Where the trials of a sweep trade.
 *
 * @param universe symbols, in the order of the weights
 * @param rules fills, costs and capital
 * @param start first session that decides; the first return is of the next one
 * @param end last session
 */
public record SweepMarket(
    List<String> universe, BacktestRules rules, LocalDate start, LocalDate end) {
  public SweepMarket {
    universe = universe.stream().sorted().distinct().toList();
  }

  /** Sessions of a year, by which a Sharpe ratio per session becomes an annual one. */
  public double daysPerYear() {
    return rules.daysPerYear();
  }
}
