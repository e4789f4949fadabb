package org.alluvium.flows.selection;

import java.util.Comparator;
import java.util.List;

/**
 * What a selection decided.
 *
 * @param candidates all of them, in the order of the input
 * @param steps what each stage did, in order, with counts
 * @param minimum how many winners the policy wants at least, 0 = any number
 */
public record SelectionOutcome(List<Candidate> candidates, List<String> steps, int minimum) {
  public SelectionOutcome {
    candidates = List.copyOf(candidates);
    steps = List.copyOf(steps);
  }

  /** Those that were chosen, by symbol. */
  public List<Candidate> winners() {
    return candidates.stream()
        .filter(candidate -> candidate.verdict() == Verdict.WINNER)
        .sorted(Comparator.comparing(Candidate::symbol))
        .toList();
  }

  /** Whether there are fewer winners than the policy wants, after all it could relax. */
  public boolean belowMinimum() {
    return winners().size() < minimum;
  }
}
