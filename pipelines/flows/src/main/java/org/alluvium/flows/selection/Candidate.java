package org.alluvium.flows.selection;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.kernels.selection.ThresholdRelaxation.Step;

/**
 * What a selection decided about one candidate, and why.
 *
 * @param symbol EXCHANGE:SYMBOL
 * @param stage id of the stage that decided it
 * @param reason in words; of a winner the step by which it won, and its rank
 * @param side +1 bought, -1 sold, 0 none
 * @param score of the ranker, NaN = none
 * @param cluster number of its cluster, -1 = none
 * @param evidence numbers behind the verdict by name, in order of name
 */
public record Candidate(
    String symbol,
    Verdict verdict,
    String stage,
    String reason,
    int side,
    double score,
    int cluster,
    Map<String, Double> evidence) {
  /** Evidence of a winner: the number of the step by which it won, 1 for strict. */
  static final String STEP = "step";

  /** Evidence: its place among those that have a score and a side, 1 for the best. */
  static final String RANK = "rank";

  public Candidate {
    evidence = Collections.unmodifiableMap(new TreeMap<>(evidence));
  }

  /** The step by which it won; none if it did not. */
  public Optional<Step> step() {
    return verdict == Verdict.WINNER
        ? Optional.of(Step.values()[evidence.get(STEP).intValue() - 1])
        : Optional.empty();
  }
}
