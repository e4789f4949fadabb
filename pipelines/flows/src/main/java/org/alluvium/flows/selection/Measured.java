package org.alluvium.flows.selection;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What thresholds measured of the candidates of one selection. */
final class Measured {
  private final SelectionState state;
  private final List<Threshold> thresholds;
  private final double[][] values;

  private Measured(SelectionState state, List<Threshold> thresholds, double[][] values) {
    this.state = state;
    this.thresholds = thresholds;
    this.values = values;
  }

  /** Measures, and keeps the numbers as evidence of who is not decided yet. */
  static Measured of(SelectionState state, List<Threshold> thresholds) {
    double[][] values =
        thresholds.stream().map(threshold -> threshold.values().of(state)).toArray(double[][]::new);
    for (int k = 0; k < values.length; k++) {
      for (int i = 0; i < state.size(); i++) {
        if (state.isOpen(i)) {
          state.evidence(i, thresholds.get(k).measure(), values[k][i]);
        }
      }
    }
    return new Measured(state, thresholds, values);
  }

  /** Vetoes who fails a hard threshold, and tells how many do. */
  int vetoHardFailures(String stage) {
    int vetoed = 0;
    for (int i = 0; i < state.size(); i++) {
      String failures = state.isOpen(i) ? failures(i, Threshold.Firmness.HARD) : "";
      if (!failures.isEmpty()) {
        state.decide(i, Verdict.VETOED, stage, failures);
        vetoed++;
      }
    }
    return vetoed;
  }

  /** Whether a candidate keeps every threshold that may be relaxed, after it was by a share. */
  boolean keeps(int candidate, double relaxation) {
    return IntStream.range(0, values.length)
        .filter(k -> thresholds.get(k).firmness() == Threshold.Firmness.SOFT)
        .allMatch(
            k ->
                thresholds
                    .get(k)
                    .keeps(values[k][candidate], thresholds.get(k).relaxed(relaxation)));
  }

  /** Which strict thresholds that may be relaxed a candidate fails; empty when none. */
  String failures(int candidate) {
    return failures(candidate, Threshold.Firmness.SOFT);
  }

  private String failures(int candidate, Threshold.Firmness firmness) {
    return IntStream.range(0, values.length)
        .filter(k -> thresholds.get(k).firmness() == firmness)
        .mapToObj(k -> thresholds.get(k).failure(values[k][candidate]))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("; "));
  }
}
