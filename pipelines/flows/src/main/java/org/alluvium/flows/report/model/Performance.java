package org.alluvium.flows.report.model;

import java.util.Objects;

/**
 * What a sleeve's backtest earned, net of costs. Six components: they are one line of one table.
 *
 * @param sharpe annual Sharpe ratio with its 90 % interval
 * @param cagr compound annual growth as a fraction (0.05 = 5 %)
 * @param maxDrawdown largest fall from a peak as a fraction, at most 0
 * @param turnover traded notional per year as a multiple of net asset value
 * @param trades number of fills
 * @param costs all costs per year as a fraction of net asset value
 */
public record Performance(
    Estimate sharpe,
    Figure cagr,
    Figure maxDrawdown,
    Figure turnover,
    Figure trades,
    Figure costs) {
  public Performance {
    Objects.requireNonNull(sharpe, "sharpe");
    Objects.requireNonNull(cagr, "cagr");
    Objects.requireNonNull(maxDrawdown, "maxDrawdown");
    Objects.requireNonNull(turnover, "turnover");
    Objects.requireNonNull(trades, "trades");
    Objects.requireNonNull(costs, "costs");
    if (maxDrawdown.isPresent() && maxDrawdown.value() > 0) {
      throw new IllegalArgumentException(
          "maxDrawdown is a fall, so <= 0, got " + maxDrawdown.value());
    }
  }

  public static Performance missing(String reason) {
    Figure none = Figure.missing(reason);
    return new Performance(Estimate.missing(reason), none, none, none, none, none);
  }
}
