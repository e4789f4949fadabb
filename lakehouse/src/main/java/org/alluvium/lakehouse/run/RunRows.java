package org.alluvium.lakehouse.run;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.alluvium.lakehouse.tables.PipelineRuns;
import org.alluvium.lakehouse.tables.StageRuns;

/** Runs and stages as rows of their tables, and back. */
final class RunRows {
  private RunRows() {}

  static Map<String, Object> of(PipelineRun run) {
    Map<String, Object> row = new HashMap<>();
    row.put(PipelineRuns.RUN_ID, run.runId().toString());
    row.put(PipelineRuns.SEQUENCE, run.sequence());
    row.put(PipelineRuns.FLOW, run.start().flow());
    row.put(PipelineRuns.AS_OF, run.runId().asOf());
    row.put(PipelineRuns.STATE, run.state().name());
    row.put(PipelineRuns.REASON, run.reason().orElse(null));
    row.put(PipelineRuns.CONFIG_DIGEST, run.start().configDigest());
    row.put(PipelineRuns.CODE_VERSION, run.start().code().version());
    row.put(PipelineRuns.JAR_DIGEST, run.start().code().jarDigest());
    row.put(PipelineRuns.STATE_JSON, run.stateJson().orElse(null));
    row.put(PipelineRuns.LEDGER_HEAD, run.ledgerHead().orElse(null));
    row.put(PipelineRuns.STARTED_AT, run.startedAt());
    row.put(PipelineRuns.AT, run.at());
    row.put(PipelineRuns.SECONDS, run.seconds());
    return row;
  }

  static PipelineRun pipelineRun(Map<String, Object> row) {
    CodeIdentity code =
        new CodeIdentity(text(row, PipelineRuns.CODE_VERSION), text(row, PipelineRuns.JAR_DIGEST));
    RunStart start =
        new RunStart(
            RunId.parse(text(row, PipelineRuns.RUN_ID)),
            text(row, PipelineRuns.FLOW),
            text(row, PipelineRuns.CONFIG_DIGEST),
            code);
    return new PipelineRun(
        start,
        (Long) row.get(PipelineRuns.SEQUENCE),
        RunState.valueOf(text(row, PipelineRuns.STATE)),
        Optional.ofNullable(text(row, PipelineRuns.REASON)),
        Optional.ofNullable(text(row, PipelineRuns.STATE_JSON)),
        Optional.ofNullable(text(row, PipelineRuns.LEDGER_HEAD)),
        (Instant) row.get(PipelineRuns.STARTED_AT),
        (Instant) row.get(PipelineRuns.AT));
  }

  static Map<String, Object> of(StageRun run) {
    StageOutcome outcome = run.outcome();
    Map<String, Object> row = new HashMap<>();
    row.put(StageRuns.RUN_ID, run.runId().toString());
    row.put(StageRuns.AS_OF, run.asOf());
    row.put(StageRuns.STAGE, outcome.stage());
    row.put(StageRuns.PROFILE, outcome.profile());
    row.put(StageRuns.STATE, outcome.state().name());
    row.put(StageRuns.ROWS_READ, number(outcome.rowsRead()));
    row.put(StageRuns.ROWS_WRITTEN, number(outcome.rowsWritten()));
    row.put(StageRuns.SECONDS, outcome.seconds());
    row.put(StageRuns.NOTE, outcome.note().orElse(null));
    row.put(StageRuns.INPUTS_JSON, outcome.inputsJson().orElse(null));
    row.put(StageRuns.OUTPUTS_JSON, outcome.outputsJson().orElse(null));
    row.put(StageRuns.AT, run.at());
    return row;
  }

  static StageRun stageRun(Map<String, Object> row) {
    StageOutcome outcome =
        new StageOutcome(
            text(row, StageRuns.STAGE),
            text(row, StageRuns.PROFILE),
            RunState.valueOf(text(row, StageRuns.STATE)),
            number(row.get(StageRuns.ROWS_READ)),
            number(row.get(StageRuns.ROWS_WRITTEN)),
            (Double) row.get(StageRuns.SECONDS),
            Optional.ofNullable(text(row, StageRuns.NOTE)),
            Optional.ofNullable(text(row, StageRuns.INPUTS_JSON)),
            Optional.ofNullable(text(row, StageRuns.OUTPUTS_JSON)));
    return new StageRun(
        RunId.parse(text(row, StageRuns.RUN_ID)),
        (Instant) row.get(StageRuns.AS_OF),
        outcome,
        (Instant) row.get(StageRuns.AT));
  }

  private static String text(Map<String, Object> row, String column) {
    return (String) row.get(column);
  }

  private static Long number(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private static OptionalLong number(Object value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of((Long) value);
  }
}
