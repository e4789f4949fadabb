package org.alluvium.lakehouse.run;

import java.time.Instant;

/** A stage of a run and when it ended, UTC: a row of {@code ops.stage_runs}. */
public record StageRun(RunId runId, StageOutcome outcome, Instant at) {}
