package org.alluvium.lakehouse.run;

import java.time.Instant;
import java.util.Optional;

/**
 * One state of a run, a row of {@code ops.pipeline_runs}.
 *
 * @param start what was known at its start
 * @param sequence 1 for the first state of the run, then one more each
 * @param state the state
 * @param reason why it was aborted
 * @param stateJson what the flow wants to remember
 * @param startedAt when the run first started, UTC
 * @param at when this state was reached, UTC
 */
public record PipelineRun(
    RunStart start,
    long sequence,
    RunState state,
    Optional<String> reason,
    Optional<String> stateJson,
    Instant startedAt,
    Instant at) {

  public RunId runId() {
    return start.runId();
  }

  /** Seconds from the run's start to this state. */
  public double seconds() {
    return java.time.Duration.between(startedAt, at).toNanos() / 1e9;
  }
}
