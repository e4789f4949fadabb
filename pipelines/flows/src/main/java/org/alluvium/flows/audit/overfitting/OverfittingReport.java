package org.alluvium.flows.audit.overfitting;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.trials.Study;
import org.alluvium.flows.trials.Trial;
import org.alluvium.kernels.overfitting.BacktestOverfitting;

/**
 * The best trial of a study, judged.
 *
 * @param study whose best trial it is
 * @param best the trial; empty when none finished
 * @param periodsPerYear of the annual figures; 1 when no date says it
 * @param figures every measure: a number, or the reason why there is none
 * @param notes what a number says, of those that are there
 * @param splits the halves of the cross-validation, or why there are none
 * @param statements sentences about the data and the figures
 * @param verdict in plain words
 */
public record OverfittingReport(
    Study study,
    Optional<Trial> best,
    double periodsPerYear,
    Map<Measure, Figure> figures,
    Map<Measure, String> notes,
    Part<BacktestOverfitting> splits,
    List<String> statements,
    String verdict) {

  public OverfittingReport {
    figures = Collections.unmodifiableMap(new EnumMap<>(figures));
    notes = Collections.unmodifiableMap(new EnumMap<>(notes));
    statements = List.copyOf(statements);
  }

  public Figure figure(Measure measure) {
    return figures.get(measure);
  }

  /** What is said beside a figure: what it means, or why it is missing. */
  public String note(Measure measure) {
    Figure figure = figure(measure);
    return figure.isPresent() ? notes.get(measure) : figure.missing();
  }
}
