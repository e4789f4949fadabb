package org.alluvium.flows.audit.overfitting;

import java.util.List;
import java.util.Map;
import org.alluvium.flows.trials.Trial;
import org.alluvium.flows.trials.TrialOutcome;
import org.alluvium.flows.trials.TrialOutcome.State;
import org.alluvium.kernels.overfitting.TrialFamily;

/**
 * All trials of a family: every one that was started is counted, and those that finished vary.
 *
 * @param studies how many studies it has
 * @param started N
 * @param failed of these without returns
 * @param sharpes per period, of those that finished
 */
public record FamilyTrials(long studies, long started, long failed, double[] sharpes) {
  /** Counts the trials of a family; outcomes of others are not looked at. */
  public static FamilyTrials of(List<Trial> trials, Map<String, TrialOutcome> outcomes) {
    List<TrialOutcome> ended =
        trials.stream().map(Trial::id).filter(outcomes::containsKey).map(outcomes::get).toList();
    return new FamilyTrials(
        trials.stream().map(Trial::study).distinct().count(),
        trials.size(),
        ended.stream().filter(outcome -> outcome.state() == State.FAILED).count(),
        ended.stream()
            .filter(outcome -> outcome.state() == State.FINISHED)
            .mapToDouble(outcome -> outcome.sharpe().orElseThrow())
            .toArray());
  }

  /** Of those started, without an end. */
  public long unfinished() {
    return started - failed - sharpes.length;
  }

  /**
   * N and the variance.
   *
   * @throws IllegalArgumentException when several were started and fewer than two finished
   */
  public TrialFamily family() {
    return TrialFamily.of(started, sharpes);
  }

  /** N in words. */
  public String counted() {
    return "of the family, over %,d %s: %,d finished, %,d failed, %,d unfinished"
        .formatted(
            studies, studies == 1 ? "study" : "studies", sharpes.length, failed, unfinished());
  }
}
