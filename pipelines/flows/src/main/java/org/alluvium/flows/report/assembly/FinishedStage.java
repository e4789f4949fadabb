package org.alluvium.flows.report.assembly;

import org.alluvium.flows.stage.StageResult;

/**
 * A stage of the run that has ended.
 *
 * @param id the stage's id
 * @param seconds wall time; NaN when it was not taken
 * @param result what it did
 */
public record FinishedStage(String id, double seconds, StageResult result) {}
