package org.alluvium.flows.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.alluvium.flows.report.model.Estimate;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.ForecastReport;
import org.alluvium.flows.report.model.ForecastScatter;
import org.alluvium.flows.report.model.LeaderboardRow;
import org.alluvium.flows.report.model.ModelForecasts;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.Series;

/** Made-up forecasts with their outcomes, and models side by side. */
final class SampleForecasts {
  private final Random random;

  SampleForecasts(Random random) {
    this.random = random;
  }

  ForecastScatter scatter() {
    int count = 900;
    double[] forecast = new double[count];
    double[] realised = new double[count];
    for (int i = 0; i < count; i++) {
      forecast[i] = 0.002 + 0.004 * random.nextGaussian();
      realised[i] = 0.3 * forecast[i] + 0.022 * random.nextGaussian();
    }
    realised[17] = -0.55;
    realised[count - 1] = Double.NaN;
    return new ForecastScatter("ridge", 5, Series.of(forecast), Series.of(realised));
  }

  List<LeaderboardRow> leaderboard() {
    List<LeaderboardRow> rows = new ArrayList<>();
    for (String model : List.of("ridge", "bayesian_ridge", "lasso", "pls", "huber", "xgboost")) {
      for (int horizon : List.of(5, 20)) {
        double accuracy = 0.5 + 0.02 * random.nextGaussian();
        rows.add(
            new LeaderboardRow(
                model,
                horizon,
                new LeaderboardRow.Sample(190, 3, 12),
                new LeaderboardRow.Accuracy(
                    Estimate.orMissing(accuracy, accuracy - 0.02, accuracy + 0.02, "none"),
                    horizon == 5
                        ? Figure.of(0.21)
                        : Figure.missing("signs of many instruments are not independent"),
                    Figure.of(0.022 * Math.sqrt(horizon / 5.0)),
                    Figure.of(0.02 * random.nextGaussian())),
                comparisons(accuracy)));
      }
    }
    return rows;
  }

  private static List<LeaderboardRow.Comparison> comparisons(double accuracy) {
    return List.of(
        new LeaderboardRow.Comparison(
            "zero", Figure.missing("a zero forecast has no direction"), Figure.of(0.998)),
        new LeaderboardRow.Comparison("random walk", Figure.of(accuracy - 0.496), Figure.of(0.71)),
        new LeaderboardRow.Comparison(
            "historical mean", Figure.of(accuracy - 0.508), Figure.of(1.001)),
        new LeaderboardRow.Comparison(
            "majority sign",
            Figure.of(accuracy - 0.509),
            Figure.missing("a sign has no size, so no RMSE")));
  }

  /** The report of a sleeve, with two years. */
  ForecastReport report() {
    List<LeaderboardRow> leaderboard = leaderboard();
    List<ModelForecasts.Judged> judged = new ArrayList<>();
    for (int week = 0; week < 90; week++) {
      judged.add(
          new ModelForecasts.Judged(
              LocalDate.of(2016, 3, 4).plusWeeks(week),
              "FX:USDCOP",
              0.01 * random.nextGaussian(),
              0.02 * random.nextGaussian()));
    }
    return new ForecastReport(
        "us_ridge",
        "ridge",
        Part.of(scatter()),
        leaderboard,
        Map.of(2016, leaderboard, 2017, leaderboard),
        List.of(new ModelForecasts("ridge", 5, judged)));
  }

  /** The report of a sleeve without forecasts. */
  static ForecastReport none(String reason) {
    return new ForecastReport(
        "usdcop_ridge", "ridge", Part.missing(reason), List.of(), Map.of(), List.of());
  }
}
