package org.alluvium.flows.audit.overfitting;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.alluvium.flows.trials.Trial;
import org.alluvium.flows.trials.TrialOutcome;
import org.alluvium.flows.trials.TrialOutcome.State;
import org.alluvium.kernels.overfitting.TrialFamily;

/**
 * All trials of a family: every one that was started is counted, and those vary that finished with
 * returns that move.
 *
 * @param studies how many studies it has
 * @param started N
 * @param failed of these without returns
 * @param finished of these with returns
 * @param sharpes per period, of the finished ones that move
 */
public record FamilyTrials(
    long studies, long started, long failed, long finished, double[] sharpes) {
  /** Counts the trials of a family; outcomes of others are not looked at. */
  public static FamilyTrials of(List<Trial> trials, Map<String, TrialOutcome> outcomes) {
    List<TrialOutcome> ended =
        trials.stream().map(Trial::id).filter(outcomes::containsKey).map(outcomes::get).toList();
    long failed = ended.stream().filter(outcome -> outcome.state() == State.FAILED).count();
    return new FamilyTrials(
        trials.stream().map(Trial::study).distinct().count(),
        trials.size(),
        failed,
        ended.size() - failed,
        ended.stream()
            .map(TrialOutcome::sharpe)
            .filter(OptionalDouble::isPresent)
            .mapToDouble(OptionalDouble::getAsDouble)
            .toArray());
  }

  /** Of those started, without an end. */
  public long unfinished() {
    return started - failed - finished;
  }

  /** Of those finished, without a return that differs from another: they have no Sharpe ratio. */
  public long still() {
    return finished - sharpes.length;
  }

  /**
   * N and the variance.
   *
   * @throws IllegalArgumentException when several were started and fewer than two of them move
   */
  public TrialFamily family() {
    return TrialFamily.of(started, sharpes);
  }

  /**
   * The family as far apart as chance alone sets independent trials, where it lies closer together:
   * trials that are alike shrink the variance, however many they are.
   *
   * @param periods returns of the trial that is judged
   * @throws IllegalArgumentException as {@link #family}
   */
  public TrialFamily independent(int periods) {
    return family().atLeastAsFarApartAs(TrialFamily.withoutSkill(started, periods));
  }

  /** N in words. */
  public String counted() {
    return "of the family, over %,d %s: %,d finished%s, %,d failed, %,d unfinished"
        .formatted(
            studies,
            studies == 1 ? "study" : "studies",
            finished,
            still() == 0 ? "" : " (%,d of them never move)".formatted(still()),
            failed,
            unfinished());
  }
}
