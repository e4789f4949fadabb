package org.alluvium.kernels.search.parzen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alluvium.kernels.search.TrialValues;

/**
 * The trials that were seen, as good ones and the others.
 *
 * @param good the best of the finished, best first; of equally good the earlier one
 * @param others the rest of the finished, then the failed and the pending ones
 */
record SeenSplit(List<TrialValues> good, List<TrialValues> others) {

  /** Good is a share of {@code gamma} of the finished trials, rounded up. */
  static SeenSplit of(List<SeenTrial> seen, double gamma) {
    List<TrialValues> finished =
        seen.stream()
            .filter(trial -> trial.state() == TrialState.FINISHED)
            .sorted(Comparator.comparingDouble(SeenTrial::objective))
            .map(SeenTrial::values)
            .toList();
    int good = (int) Math.ceil(gamma * finished.size());
    List<TrialValues> others = new ArrayList<>(finished.subList(good, finished.size()));
    seen.stream()
        .filter(trial -> trial.state() != TrialState.FINISHED)
        .map(SeenTrial::values)
        .forEach(others::add);
    return new SeenSplit(finished.subList(0, good), others);
  }
}
