package org.alluvium.flows.regime.report;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alluvium.flows.panel.PriceHistory;
import org.alluvium.flows.picture.Pictures;
import org.alluvium.flows.regime.RegimeSubject;
import org.alluvium.flows.regime.StoredRegimes;
import org.alluvium.flows.report.file.DocumentFolder;
import org.alluvium.flows.report.file.PictureChoice;
import org.alluvium.flows.schema.ShippedSchema;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.Regimes;
import org.knowm.xchart.internal.chartpart.Chart;

/**
 * Writes what followed the regimes of each profile's market into the run's reports: {@code
 * regimes.json}, {@code regimes.md}, and a picture of each.
 */
public final class RegimeReportStage implements Stage {
  public static final String DOCUMENT = "regimes.json";
  public static final String MARKDOWN = "regimes.md";

  /** No bar is older. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);

  private final List<RegimeSubject> subjects;
  private final Path folder;
  private final PictureChoice pictures;

  /**
   * @param folder the run's report folder
   */
  public RegimeReportStage(List<RegimeSubject> subjects, Path folder, PictureChoice pictures) {
    this.subjects = List.copyOf(subjects);
    this.folder = folder;
    this.pictures = pictures;
  }

  @Override
  public String id() {
    return "regimes";
  }

  @Override
  public List<TableName> inputs() {
    return Stream.concat(Stream.of(Regimes.SPEC.name()), PriceInputs.TABLES.stream()).toList();
  }

  @Override
  public List<TableName> outputs() {
    return List.of();
  }

  @Override
  public StageResult run(StageContext context) {
    StoredRegimes stored = StoredRegimes.of(context);
    List<RegimeReport> reports =
        subjects.stream().map(subject -> report(context, stored, subject)).toList();
    DocumentFolder documents = new DocumentFolder(folder);
    documents.json(
        DOCUMENT, ShippedSchema.REGIMES, new RegimeDocument(context.asOfDate(), reports).json());
    documents.text(MARKDOWN, RegimeMarkdown.of(reports));
    if (pictures == PictureChoice.DRAWN) {
      Map<String, Supplier<? extends Chart<?, ?>>> charts = new LinkedHashMap<>();
      for (RegimeReport report : reports) {
        charts.put(
            "regime_%s.png".formatted(report.subject().profile()), () -> RegimePicture.of(report));
      }
      Pictures.draw(folder, charts);
    }
    return new StageResult(
        0,
        0,
        reports.stream()
            .map(report -> report.subject().profile() + " " + report.latest().eventDate())
            .collect(Collectors.joining(", ")),
        List.of(),
        List.of());
  }

  private static RegimeReport report(
      StageContext context, StoredRegimes stored, RegimeSubject subject) {
    return RegimeReport.of(
        subject,
        PriceHistory.ofBars(context, List.of(subject.market())).from(FIRST_DAY),
        stored.of(subject.profile(), subject.lineage()).values(),
        context.asOf());
  }
}
