package org.alluvium.flows.trials;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * A study in one line.
 *
 * @param study name and family
 * @param samplers what chose the parameters, comma-separated
 * @param started trials, whatever became of them
 * @param finished of these with returns
 * @param failed of these without
 * @param best highest Sharpe ratio per period of the finished ones
 */
public record StudySummary(
    Study study, String samplers, long started, long finished, long failed, OptionalDouble best) {

  /** Trials that were started and have not ended. */
  public long unfinished() {
    return started - finished - failed;
  }

  /** Every study, by name. */
  public static List<StudySummary> all(TrialTables tables) {
    Map<Study, List<Trial>> studies = new LinkedHashMap<>();
    tables
        .trials()
        .forEach(
            trial -> studies.computeIfAbsent(trial.study(), s -> new ArrayList<>()).add(trial));
    Map<String, TrialOutcome> outcomes = tables.outcomes();
    List<StudySummary> summaries = new ArrayList<>();
    studies.forEach((study, trials) -> summaries.add(of(study, trials, outcomes)));
    return summaries;
  }

  private static StudySummary of(
      Study study, List<Trial> trials, Map<String, TrialOutcome> outcomes) {
    List<TrialOutcome> ended =
        trials.stream().map(Trial::id).filter(outcomes::containsKey).map(outcomes::get).toList();
    long failed = ended.stream().filter(o -> o.state() == TrialOutcome.State.FAILED).count();
    return new StudySummary(
        study,
        trials.stream().map(Trial::sampler).distinct().sorted().collect(Collectors.joining(", ")),
        trials.size(),
        ended.size() - failed,
        failed,
        ended.stream()
            .filter(outcome -> outcome.sharpe().isPresent())
            .mapToDouble(outcome -> outcome.sharpe().getAsDouble())
            .max());
  }
}
