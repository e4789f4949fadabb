package org.alluvium.flows.strategy.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.panel.PeriodsPerYear;
import org.alluvium.flows.picture.Pictures;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.report.ReportStage;
import org.alluvium.flows.report.assembly.ProfileForecasts;
import org.alluvium.flows.report.file.DocumentFolder;
import org.alluvium.flows.report.file.ForecastFiles;
import org.alluvium.flows.report.file.PictureChoice;
import org.alluvium.flows.report.model.ForecastReport;
import org.alluvium.flows.schema.ShippedSchema;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.alluvium.lakehouse.tables.StrategyDecisions;
import org.alluvium.lakehouse.tables.StrategyPositions;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;

/**
 * Writes what came of a strategy: the summary as plain text, in a folder of the profile's name
 * {@code trades.json}, {@code summary.json}, one of each year, and a picture, and the files of its
 * models.
 */
public final class StrategyReportStage implements Stage {
  /** Where the files of its book are, below the folder of reports. */
  public static final String FOLDER = "strategies";

  private final StrategyProfile profile;
  private final TradingCalendars calendars;
  private final Path reports;
  private final PictureChoice pictures;

  /**
   * @param reports the run's report folder
   */
  public StrategyReportStage(
      StrategyProfile profile, TradingCalendars calendars, Path reports, PictureChoice pictures) {
    this.profile = profile;
    this.calendars = calendars;
    this.reports = reports;
    this.pictures = pictures;
  }

  @Override
  public String id() {
    return "report";
  }

  @Override
  public List<TableName> inputs() {
    return List.of(
        DailyBars.SPEC.name(),
        Forecasts.SPEC.name(),
        Labels.SPEC.name(),
        SleeveReturns.SPEC.name(),
        StrategyDecisions.SPEC.name(),
        StrategyPositions.SPEC.name());
  }

  @Override
  public List<TableName> outputs() {
    return List.of();
  }

  @Override
  public StageResult run(StageContext context) {
    TradingCalendar calendar = calendars.get(profile.calendar());
    double sessionsPerYear = PeriodsPerYear.of(calendar);
    StrategyResult result = new StrategyReading(context, profile).read();
    StrategyDocuments documents = new StrategyDocuments(context, sessionsPerYear);
    DocumentFolder folder = new DocumentFolder(reports.resolve(FOLDER).resolve(profile.id()));
    folder.json("trades.json", ShippedSchema.STRATEGY_TRADES, documents.trades(result));
    ShippedSchema summary = ShippedSchema.STRATEGY_SUMMARY;
    folder.json("summary.json", summary, documents.summary(result, null));
    for (int year : result.years()) {
      folder.json(
          "summary_%d.json".formatted(year), summary, documents.summary(result.of(year), year));
    }
    if (pictures == PictureChoice.DRAWN && !result.days().traded().isEmpty()) {
      Pictures.draw(folder.path(), Map.of("nav.png", () -> StrategyPicture.of(result)));
    }
    ForecastReport forecasts = ProfileForecasts.read(context, profile, calendar);
    ForecastFiles.writeModels(profile.id(), forecasts, reports, pictures);
    new DocumentFolder(reports)
        .text(ReportStage.TEXT, StrategyText.of(result, forecasts, sessionsPerYear));
    return new StageResult(0, 0, FOLDER + "/" + profile.id(), List.of(), List.of());
  }
}
