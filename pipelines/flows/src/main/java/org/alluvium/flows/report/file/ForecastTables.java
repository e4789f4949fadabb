package org.alluvium.flows.report.file;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.ForecastReport;
import org.alluvium.flows.report.model.LeaderboardRow;
import org.alluvium.flows.report.model.ModelForecasts;

/** Tables as comma-separated values; a missing number is an empty cell. */
final class ForecastTables {
  private ForecastTables() {}

  /** Every judged forecast of a model. */
  static String forecasts(ModelForecasts model) {
    StringBuilder csv = new StringBuilder("event_date,symbol,forecast,realised\n");
    for (ModelForecasts.Judged one : model.judged()) {
      csv.append(one.date()).append(',').append(one.symbol()).append(',');
      csv.append(one.forecast()).append(',').append(one.realised()).append('\n');
    }
    return csv.toString();
  }

  /** One line per model and horizon. */
  static String leaderboard(ForecastReport forecasts) {
    List<String> header =
        new ArrayList<>(
            List.of(
                "model",
                "decides",
                "horizon",
                "forecasts",
                "zero_returns",
                "direction_accuracy",
                "direction_accuracy_low_90",
                "direction_accuracy_high_90",
                "p_without_skill",
                "rmse",
                "information_coefficient",
                "dates_unranked"));
    forecasts.leaderboard().stream()
        .flatMap(row -> row.comparisons().stream())
        .map(comparison -> ForecastSummary.key(comparison.baseline()))
        .distinct()
        .forEach(
            baseline -> {
              header.add("direction_edge_over_" + baseline);
              header.add("rmse_ratio_to_" + baseline);
            });
    StringBuilder csv = new StringBuilder(String.join(",", header)).append('\n');
    for (LeaderboardRow row : forecasts.leaderboard()) {
      csv.append(String.join(",", cells(row, forecasts.decides()))).append('\n');
    }
    return csv.toString();
  }

  private static List<String> cells(LeaderboardRow row, String decides) {
    LeaderboardRow.Accuracy accuracy = row.accuracy();
    List<String> cells = new ArrayList<>();
    cells.add(row.model());
    cells.add(String.valueOf(row.model().equals(decides)));
    cells.add(String.valueOf(row.horizonDays()));
    cells.add(String.valueOf(row.sample().forecasts()));
    cells.add(String.valueOf(row.sample().zeroReturns()));
    cells.add(cell(accuracy.direction().value()));
    cells.add(cell(accuracy.direction().low()));
    cells.add(cell(accuracy.direction().high()));
    cells.add(cell(accuracy.noSkill()));
    cells.add(cell(accuracy.rmse()));
    cells.add(cell(accuracy.informationCoefficient()));
    cells.add(String.valueOf(row.sample().datesUnranked()));
    for (LeaderboardRow.Comparison comparison : row.comparisons()) {
      cells.add(cell(comparison.directionEdge()));
      cells.add(cell(comparison.rmseRatio()));
    }
    return cells;
  }

  private static String cell(Figure figure) {
    return figure.isPresent() ? String.valueOf(figure.value()) : "";
  }
}
