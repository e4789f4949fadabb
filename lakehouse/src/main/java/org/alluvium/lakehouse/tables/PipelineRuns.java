package org.alluvium.lakehouse.tables;

import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** {@code ops.pipeline_runs}: every state that a run of a flow went through, append-only. */
public final class PipelineRuns {
  public static final String RUN_ID = "run_id";
  public static final String SEQUENCE = "sequence";
  public static final String FLOW = "flow";
  public static final String AS_OF = "as_of";
  public static final String STATE = "state";
  public static final String REASON = "reason";
  public static final String CONFIG_DIGEST = "config_digest";
  public static final String CODE_VERSION = "code_version";
  public static final String JAR_DIGEST = "jar_digest";
  public static final String STATE_JSON = "state_json";
  public static final String LEDGER_HEAD = "ledger_head";
  public static final String STARTED_AT = "started_at";
  public static final String AT = "at";
  public static final String SECONDS = "seconds";

  public static final TableSpec SPEC =
      TableSpec.of(
              Layer.OPS,
              "pipeline_runs",
              "States of every run, one row per change; the greatest sequence of a run is its state")
          .required(RUN_ID, ColumnType.STRING, "the run")
          .required(SEQUENCE, ColumnType.LONG, "1 for the first row of a run, then one more each")
          .required(FLOW, ColumnType.STRING, "what runs: data, production, meta, weekly, daily")
          .required(AS_OF, ColumnType.DATE, "the logical date")
          .required(STATE, ColumnType.STRING, "RUNNING, COMPLETE or ABORTED")
          .optional(REASON, ColumnType.STRING, "why it was aborted; null otherwise")
          .required(CONFIG_DIGEST, ColumnType.STRING, "SHA-256 of the resolved manifest, hex")
          .required(CODE_VERSION, ColumnType.STRING, "version of the code")
          .required(JAR_DIGEST, ColumnType.STRING, "SHA-256 of the jar, hex")
          .optional(STATE_JSON, ColumnType.STRING, "what the flow wants to remember; null for none")
          .optional(
              LEDGER_HEAD,
              ColumnType.STRING,
              "hash of the last line of a complete run's ledger, hex; null when it keeps none")
          .stamp(STARTED_AT, ColumnType.TIMESTAMP, "when the run first started, UTC")
          .stamp(AT, ColumnType.TIMESTAMP, "when this state was reached, UTC")
          .stamp(SECONDS, ColumnType.DOUBLE, "seconds from started_at to at")
          .key(RUN_ID, SEQUENCE)
          .appendOnly()
          .build();

  private PipelineRuns() {}
}
