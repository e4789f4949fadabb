package org.alluvium.flows.report.model;

import java.util.Objects;

/**
 * Why a sleeve holds what it holds, and what its backtest is worth.
 *
 * @param selection from candidates to winners
 * @param allocation which engines answered
 * @param regime of its market
 * @param risk what each weight adds
 * @param backtest beside the market
 * @param overfitting what its Sharpe ratio is worth among all trials
 */
public record DeepReport(
    Part<SelectionReport> selection,
    Part<AllocationReport> allocation,
    Part<RegimeHistory> regime,
    Part<RiskReport> risk,
    Part<BacktestReport> backtest,
    Part<OverfittingFigures> overfitting) {
  public DeepReport {
    Objects.requireNonNull(selection, "selection");
    Objects.requireNonNull(allocation, "allocation");
    Objects.requireNonNull(regime, "regime");
    Objects.requireNonNull(risk, "risk");
    Objects.requireNonNull(backtest, "backtest");
    Objects.requireNonNull(overfitting, "overfitting");
  }

  /** Nothing of it, for one reason. */
  public static DeepReport missing(String reason) {
    return new DeepReport(
        Part.missing(reason),
        Part.missing(reason),
        Part.missing(reason),
        Part.missing(reason),
        Part.missing(reason),
        Part.missing(reason));
  }
}
