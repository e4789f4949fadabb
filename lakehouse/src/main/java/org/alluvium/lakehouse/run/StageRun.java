package org.alluvium.lakehouse.run;

import java.time.Instant;

/**
 * A stage of a run: a row of {@code ops.stage_runs}.
 *
 * @param asOf logical instant of the run, UTC
 * @param at when the stage ended, UTC
 */
public record StageRun(RunId runId, Instant asOf, StageOutcome outcome, Instant at) {}
