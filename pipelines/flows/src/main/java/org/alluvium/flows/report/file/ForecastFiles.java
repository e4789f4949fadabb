package org.alluvium.flows.report.file;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.alluvium.flows.picture.Pictures;
import org.alluvium.flows.report.model.ForecastReport;
import org.alluvium.flows.report.model.ModelForecasts;
import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.model.SleeveReport;
import org.alluvium.flows.schema.ShippedSchema;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Files of each profile of a run, in a folder of its name: {@code leaderboard.csv}, and of every
 * model and horizon {@code ridge_h5.csv} and {@code ridge_h5.png}; of a sleeve {@code summary.json}
 * and one of each year, and {@code trades.json}, too.
 */
public final class ForecastFiles {
  /** Where they are, below the folder of reports. */
  public static final String FOLDER = "forecasts";

  private final DocumentFolder folder;

  private ForecastFiles(DocumentFolder folder) {
    this.folder = folder;
  }

  /**
   * Writes those of every sleeve.
   *
   * @param reports folder of the run's reports
   */
  public static void write(ReportModel model, Path reports, PictureChoice pictures) {
    for (SleeveReport sleeve : model.sleeves()) {
      of(sleeve.name(), reports).writeBook(model, sleeve);
      if (sleeve.forecasts().isPresent()) {
        writeModels(sleeve.name(), sleeve.forecasts().value(), reports, pictures);
      }
    }
  }

  /**
   * Writes the leaderboard of a profile, and what each of its models forecast.
   *
   * @param profile its name
   * @param reports folder of the run's reports
   */
  public static void writeModels(
      String profile, ForecastReport forecasts, Path reports, PictureChoice pictures) {
    ForecastFiles files = of(profile, reports);
    files.folder.text("leaderboard.csv", ForecastTables.leaderboard(forecasts));
    for (ModelForecasts one : forecasts.models()) {
      files.folder.text(name(one, "csv"), ForecastTables.forecasts(one));
    }
    if (pictures == PictureChoice.DRAWN) {
      files.draw(profile, forecasts);
    }
  }

  private static ForecastFiles of(String profile, Path reports) {
    return new ForecastFiles(new DocumentFolder(reports.resolve(FOLDER).resolve(profile)));
  }

  private void writeBook(ReportModel model, SleeveReport sleeve) {
    ForecastSummary summary = new ForecastSummary(model, sleeve);
    folder.json("summary.json", ShippedSchema.FORECAST_SUMMARY, summary.whole());
    for (int year : summary.years()) {
      folder.json(
          "summary_%d.json".formatted(year), ShippedSchema.FORECAST_SUMMARY, summary.of(year));
    }
    folder.json("trades.json", ShippedSchema.TRADES, TradesDocument.of(model.run(), sleeve));
  }

  private void draw(String profile, ForecastReport forecasts) {
    Map<String, Supplier<? extends Chart<?, ?>>> charts = new LinkedHashMap<>();
    for (ModelForecasts one : forecasts.models()) {
      if (!one.judged().isEmpty()) {
        charts.put(name(one, "png"), () -> ForecastPicture.of(profile, one));
      }
    }
    Pictures.draw(folder.path(), charts);
  }

  private static String name(ModelForecasts model, String ending) {
    return "%s_h%d.%s".formatted(model.model(), model.horizon(), ending);
  }
}
