package org.alluvium.flows.trials.declared;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.alluvium.flows.trials.ReturnStream;
import org.alluvium.flows.trials.Study;
import org.alluvium.flows.trials.Trial;
import org.alluvium.flows.trials.TrialOutcome;

/**
 * All the trials of a study that was made elsewhere.
 *
 * @param study name and family
 * @param trials numbered from 1, without a gap
 * @param outcomes how each of them ended
 * @param returns of those that finished, by trial
 */
public record Declaration(
    Study study,
    List<Trial> trials,
    Map<String, TrialOutcome> outcomes,
    Map<String, ReturnStream> returns) {
  /** Sampler of trials that were made elsewhere. */
  public static final String SAMPLER = "declared";

  private static final String NO_PARAMETERS = "{}";
  private static final String NO_RETURNS = "its column has no return";
  private static final String LOST = "its returns are lost";

  public Declaration {
    trials = List.copyOf(trials);
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
    returns = Collections.unmodifiableMap(new LinkedHashMap<>(returns));
  }

  /**
   * Trials by their columns; one without returns failed.
   *
   * @param parameters JSON by column: of every one, or of none
   */
  public static Declaration of(
      Study study, Map<String, Optional<ReturnStream>> columns, Map<String, String> parameters) {
    return of(study, List.copyOf(columns.keySet()), columns, parameters, NO_RETURNS);
  }

  /**
   * As many trials, of which nothing but their number is known: they count, and failed.
   *
   * @param parameters JSON by number: of every one, or of none
   */
  public static Declaration ofLost(Study study, int count, Map<String, String> parameters) {
    List<String> numbers = IntStream.rangeClosed(1, count).mapToObj(Integer::toString).toList();
    return of(study, numbers, Map.of(), parameters, LOST);
  }

  private static Declaration of(
      Study study,
      List<String> labels,
      Map<String, Optional<ReturnStream>> columns,
      Map<String, String> parameters,
      String failure) {
    requireSame(labels, parameters);
    List<Trial> trials = new ArrayList<>();
    Map<String, TrialOutcome> outcomes = new LinkedHashMap<>();
    Map<String, ReturnStream> returns = new LinkedHashMap<>();
    for (String label : labels) {
      Trial trial =
          new Trial(
              study,
              trials.size() + 1L,
              columns.isEmpty() ? Optional.empty() : Optional.of(label),
              SAMPLER,
              parameters.getOrDefault(label, NO_PARAMETERS),
              OptionalLong.empty());
      trials.add(trial);
      Optional<ReturnStream> stream = columns.getOrDefault(label, Optional.empty());
      stream.ifPresent(found -> returns.put(trial.id(), found));
      outcomes.put(
          trial.id(),
          stream
              .map(found -> TrialOutcome.finished(trial.id(), found))
              .orElseGet(() -> TrialOutcome.failed(trial.id(), failure)));
    }
    return new Declaration(study, trials, outcomes, returns);
  }

  private static void requireSame(List<String> labels, Map<String, String> parameters) {
    if (parameters.isEmpty()) {
      return;
    }
    TreeSet<String> lacking = new TreeSet<>(labels);
    lacking.removeAll(parameters.keySet());
    TreeSet<String> unknown = new TreeSet<>(parameters.keySet());
    labels.forEach(unknown::remove);
    if (!lacking.isEmpty() || !unknown.isEmpty()) {
      throw DeclarationErrors.parametersDiffer(lacking, unknown);
    }
  }
}
