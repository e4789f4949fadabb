package org.alluvium.flows.report.model;

import java.util.List;
import java.util.Objects;

/**
 * One sleeve.
 *
 * @param name the profile's name
 * @param description what it trades and how, in a sentence
 * @param portfolio its backtest
 * @param forecasts its models and what became of their forecasts; missing where none decides
 * @param deep why it holds what it holds, and what its backtest is worth
 */
public record SleeveReport(
    String name,
    String description,
    Portfolio portfolio,
    Part<ForecastReport> forecasts,
    DeepReport deep) {
  public SleeveReport {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(portfolio, "portfolio");
    Objects.requireNonNull(forecasts, "forecasts");
    Objects.requireNonNull(deep, "deep");
  }

  /**
   * @param nav net asset values; missing when validation was skipped
   * @param weights weights by symbol
   * @param engines its rule of weights first, then those that it is compared with
   * @param trades the last fills
   * @param costs costs by kind
   */
  public record Portfolio(
      Part<NavHistory> nav,
      Part<WeightHistory> weights,
      List<EngineRow> engines,
      TradeHistory trades,
      List<CostItem> costs) {
    public Portfolio {
      Objects.requireNonNull(nav, "nav");
      Objects.requireNonNull(weights, "weights");
      Objects.requireNonNull(trades, "trades");
      engines = List.copyOf(engines);
      costs = List.copyOf(costs);
    }
  }
}
