package org.alluvium.flows.trials;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a trial ended.
 *
 * @param trialId of {@code gold.trials}
 * @param reason why it failed; empty when it finished
 * @param periods returns that it has
 * @param sharpe per period, not annual; empty when it failed, or its returns never move
 */
public record TrialOutcome(
    String trialId, Optional<String> reason, int periods, OptionalDouble sharpe) {

  /** How a trial can end. */
  public enum State {
    FINISHED,
    FAILED
  }

  public static TrialOutcome failed(String trialId, String reason) {
    return new TrialOutcome(trialId, Optional.of(reason), 0, OptionalDouble.empty());
  }

  /** Of a trial with these returns, all of them. */
  public static TrialOutcome finished(String trialId, ReturnStream returns) {
    return new TrialOutcome(trialId, Optional.empty(), returns.size(), returns.sharpe());
  }

  public State state() {
    return reason.isPresent() ? State.FAILED : State.FINISHED;
  }
}
