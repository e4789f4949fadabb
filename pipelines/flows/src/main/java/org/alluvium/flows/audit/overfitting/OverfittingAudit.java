package org.alluvium.flows.audit.overfitting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.trials.ReturnStream;
import org.alluvium.flows.trials.Study;
import org.alluvium.flows.trials.Trial;
import org.alluvium.flows.trials.TrialErrors;
import org.alluvium.flows.trials.TrialOutcome;
import org.alluvium.flows.trials.TrialTables;
import org.alluvium.kernels.overfitting.BacktestOverfitting;
import org.alluvium.kernels.performance.StationaryBootstrap;

/**
 * Judges the best trial of a study against all trials of its family. What cannot be computed is
 * missing with its reason.
 */
public final class OverfittingAudit {
  private static final int REPLICATIONS = 1_000;
  private static final long SEED = 1;
  private static final int LEAST_DATES = 3;

  private final TrialTables tables;

  public OverfittingAudit(TrialTables tables) {
    this.tables = tables;
  }

  /**
   * Judges.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when there is no such study
   */
  public OverfittingReport judge(OverfittingRequest request) {
    List<Trial> trials = tables.ofStudy(request.study());
    if (trials.isEmpty()) {
      throw TrialErrors.unknownStudy(
          request.study(),
          tables.trials().stream().map(trial -> trial.study().name()).distinct().toList());
    }
    Study study = trials.get(0).study();
    Map<String, TrialOutcome> outcomes = tables.outcomes();
    FamilyTrials family = FamilyTrials.of(tables.ofFamily(study.family()), outcomes);
    StudyMatrix matrix = StudyMatrix.of(finished(study, outcomes));
    Figures figures = new Figures();
    figures.put(Measure.TRIALS_STARTED, family.started(), family.counted());
    figures.put(Measure.TRIALS_FINISHED, family.finished());
    return matrix.periods() < LEAST_DATES || matrix.trials().isEmpty()
        ? unjudged(study, matrix, figures)
        : judged(new Judged(request, study, trials, family, matrix), figures);
  }

  /** What a study is judged by. */
  private record Judged(
      OverfittingRequest request,
      Study study,
      List<Trial> trials,
      FamilyTrials family,
      StudyMatrix matrix) {}

  private Map<String, ReturnStream> finished(Study study, Map<String, TrialOutcome> outcomes) {
    Map<String, ReturnStream> finished = new LinkedHashMap<>();
    tables
        .returns(study.name())
        .forEach(
            (id, returns) -> {
              if (outcomes.containsKey(id)) {
                finished.put(id, returns);
              }
            });
    return finished;
  }

  private static OverfittingReport unjudged(Study study, StudyMatrix matrix, Figures figures) {
    String reason = reason(matrix);
    figures.missing(reason, Measure.values());
    return new OverfittingReport(
        study,
        Optional.empty(),
        1,
        figures.figures(),
        figures.notes(),
        Part.missing(reason),
        List.of(),
        new Verdict(figures.figures()).text());
  }

  private static String reason(StudyMatrix matrix) {
    if (matrix.finished() == 0) {
      return "no trial of the study finished";
    }
    return matrix.trials().isEmpty()
        ? "none of its finished trials (%,d) ever moves".formatted(matrix.finished())
        : "its finished trials (%,d) have %,d dates in common, %d are needed"
            .formatted(matrix.trials().size(), matrix.periods(), LEAST_DATES);
  }

  private static OverfittingReport judged(Judged judged, Figures figures) {
    StudyMatrix matrix = judged.matrix();
    double periodsPerYear =
        judged.request().periodsPerYear().isPresent()
            ? judged.request().periodsPerYear().getAsInt()
            : matrix.periodsPerYear();
    StationaryBootstrap bootstrap =
        StationaryBootstrap.forSample(matrix.periods(), REPLICATIONS, SEED);
    int best = matrix.ranked()[0];
    new BestTrial(matrix.returns()[best], periodsPerYear, bootstrap)
        .judge(judged.family(), figures);
    StudyFigures whole = new StudyFigures(matrix, bootstrap);
    whole.judge(figures);
    Part<BacktestOverfitting> splits = whole.split(judged.request().blocks(), figures);
    return new OverfittingReport(
        judged.study(),
        judged.trials().stream()
            .filter(trial -> trial.id().equals(matrix.trials().get(best)))
            .findFirst(),
        periodsPerYear,
        figures.figures(),
        figures.notes(),
        splits,
        statements(judged, periodsPerYear, figures),
        new Verdict(figures.figures()).text());
  }

  private static List<String> statements(Judged judged, double periodsPerYear, Figures figures) {
    StudyMatrix matrix = judged.matrix();
    List<String> statements = new ArrayList<>();
    statements.add(
        String.format(
            Locale.ROOT,
            "%,d dates from %s to %s, common to the finished trials of the study (%,d%s); %,d others left out; %.0f a year.",
            matrix.periods(),
            LocalDate.ofEpochDay(matrix.days()[0]),
            LocalDate.ofEpochDay(matrix.days()[matrix.periods() - 1]),
            matrix.trials().size(),
            matrix.still() == 0 ? "" : "; %,d never move".formatted(matrix.still()),
            matrix.leftOut(),
            periodsPerYear));
    Figure required = figures.figures().get(Measure.INDEPENDENT_ANNUAL_SHARPE);
    if (required.isPresent()) {
      statements.add(
          String.format(
              Locale.ROOT,
              "At N = %,d a DSR of 0.95 needs an annual Sharpe of %.2f over %.1f years (normal returns, independent trials).",
              judged.family().started(),
              required.value(),
              matrix.periods() / periodsPerYear));
    }
    statements.add(
        "On pure noise PBO is about 0.47, not 0: a PBO of 0.5 or less passes most noise. It can refuse a study, and proves none.");
    return statements;
  }
}
