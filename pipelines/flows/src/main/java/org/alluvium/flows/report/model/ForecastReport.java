package org.alluvium.flows.report.model;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the models of a profile's strategy forecast, and how it turned out.
 *
 * @param strategy name of the strategy
 * @param decides name of the forecasts that decide
 * @param scatter forecasts against outcomes of those that decide
 * @param leaderboard every model and horizon
 * @param years the same by calendar year of the decision
 * @param models forecasts with their outcomes, in the order of the leaderboard
 */
public record ForecastReport(
    String strategy,
    String decides,
    Part<ForecastScatter> scatter,
    List<LeaderboardRow> leaderboard,
    Map<Integer, List<LeaderboardRow>> years,
    List<ModelForecasts> models) {
  public ForecastReport {
    Objects.requireNonNull(strategy, "strategy");
    Objects.requireNonNull(decides, "decides");
    Objects.requireNonNull(scatter, "scatter");
    leaderboard = List.copyOf(leaderboard);
    years = Map.copyOf(years);
    models = List.copyOf(models);
  }
}
