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
 * @param ledgerHead hash of the last line of its ledger, when it is complete and has one
 * @param startedAt when the run first started, UTC
 * @param at when this state was reached, UTC
 */
public record PipelineRun(
    RunStart start,
    long sequence,
    RunState state,
    Optional<String> reason,
    Optional<String> stateJson,
    Optional<String> ledgerHead,
    Instant startedAt,
    Instant at) {

  /** The first state of a run. */
  static PipelineRun begun(RunStart start, Instant now) {
    return running(start, 1, now, now);
  }

  /** The run starts again, after it was killed or aborted. */
  PipelineRun begunAgain(RunStart again, Instant now) {
    return running(again, sequence + 1, startedAt, now);
  }

  /** The run is given up. */
  PipelineRun aborted(String why, Instant now) {
    return new PipelineRun(
        start,
        sequence + 1,
        RunState.ABORTED,
        Optional.of(why),
        Optional.empty(),
        Optional.empty(),
        startedAt,
        now);
  }

  /** The run is over; nothing can follow. */
  PipelineRun completed(String remembered, Optional<String> head, Instant now) {
    return new PipelineRun(
        start,
        sequence + 1,
        RunState.COMPLETE,
        Optional.empty(),
        Optional.of(remembered),
        head,
        startedAt,
        now);
  }

  private static PipelineRun running(
      RunStart start, long sequence, Instant startedAt, Instant now) {
    return new PipelineRun(
        start,
        sequence,
        RunState.RUNNING,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        startedAt,
        now);
  }

  public RunId runId() {
    return start.runId();
  }

  /** Seconds from the run's start to this state. */
  public double seconds() {
    return java.time.Duration.between(startedAt, at).toNanos() / 1e9;
  }
}
