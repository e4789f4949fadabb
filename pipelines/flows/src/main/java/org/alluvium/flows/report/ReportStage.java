package org.alluvium.flows.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.alluvium.flows.report.assembly.ReportAssembly;
import org.alluvium.flows.report.assembly.ReportInput;
import org.alluvium.flows.report.file.ForecastFiles;
import org.alluvium.flows.report.file.PictureChoice;
import org.alluvium.flows.report.html.HtmlReport;
import org.alluvium.flows.report.model.ReportModel;
import org.alluvium.flows.report.text.ConsoleSummary;
import org.alluvium.flows.report.text.DeepMarkdown;
import org.alluvium.flows.report.text.MarkdownSummary;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.Allocations;
import org.alluvium.lakehouse.tables.Backtests;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.DataHealth;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.tables.MetaReturns;
import org.alluvium.lakehouse.tables.Positions;
import org.alluvium.lakehouse.tables.Regimes;
import org.alluvium.lakehouse.tables.RejectedRows;
import org.alluvium.lakehouse.tables.SelectionSteps;
import org.alluvium.lakehouse.tables.Selections;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.alluvium.lakehouse.tables.Trades;
import org.alluvium.lakehouse.tables.TrialOutcomes;
import org.alluvium.lakehouse.tables.Trials;
import org.alluvium.lakehouse.tables.Weights;

/**
 * Writes the report of a run: a page, its deep report as Markdown, the summary as Markdown and as
 * plain text, and files of each sleeve's forecasts and fills.
 */
public final class ReportStage implements Stage {
  public static final String PAGE = "index.html";
  public static final String MARKDOWN = "summary.md";
  public static final String TEXT = "summary.txt";
  public static final String DEEP = "deep_report.md";

  private final Path folder;
  private final PictureChoice pictures;
  private final Supplier<ReportInput> input;
  private final Depth depth;

  private enum Depth {
    WHOLE,
    /** The summary, as Markdown and as plain text. */
    SUMMARY
  }

  /**
   * @param folder the run's report folder
   * @param pictures of each model
   * @param input asked for when the stages before have ended
   */
  public ReportStage(Path folder, PictureChoice pictures, Supplier<ReportInput> input) {
    this(folder, pictures, input, Depth.WHOLE);
  }

  private ReportStage(
      Path folder, PictureChoice pictures, Supplier<ReportInput> input, Depth depth) {
    this.folder = folder;
    this.pictures = pictures;
    this.input = input;
    this.depth = depth;
  }

  /** The stage without page, files of forecasts and pictures. */
  public ReportStage summaryOnly() {
    return new ReportStage(folder, pictures, input, Depth.SUMMARY);
  }

  @Override
  public String id() {
    return ReportAssembly.STAGE;
  }

  @Override
  public List<TableName> inputs() {
    return List.of(
        Allocations.SPEC.name(),
        Backtests.SPEC.name(),
        DailyBars.SPEC.name(),
        DataHealth.SPEC.name(),
        Forecasts.SPEC.name(),
        Instruments.SPEC.name(),
        Labels.SPEC.name(),
        MetaReturns.SPEC.name(),
        Positions.SPEC.name(),
        Regimes.SPEC.name(),
        RejectedRows.SPEC.name(),
        SelectionSteps.SPEC.name(),
        Selections.SPEC.name(),
        SleeveReturns.SPEC.name(),
        Trades.SPEC.name(),
        TrialOutcomes.SPEC.name(),
        Trials.SPEC.name(),
        Weights.SPEC.name());
  }

  @Override
  public List<TableName> outputs() {
    return List.of();
  }

  @Override
  public StageResult run(StageContext context) {
    ReportModel model = ReportAssembly.assemble(context, input.get());
    write(folder.resolve(MARKDOWN), MarkdownSummary.of(model));
    write(folder.resolve(TEXT), ConsoleSummary.of(model));
    if (depth == Depth.WHOLE) {
      HtmlReport.write(model, folder.resolve(PAGE));
      write(folder.resolve(DEEP), DeepMarkdown.of(model));
      ForecastFiles.write(model, folder, pictures);
    }
    String written = depth == Depth.WHOLE ? PAGE : MARKDOWN;
    return new StageResult(0, 0, written, List.of(), List.of());
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
