package org.alluvium.lakehouse.tables;

import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * {@code ops.stage_runs}: what each stage of a run read and wrote, append-only. A stage's last row
 * is its last write, so the newest COMPLETE row names table versions that belong together. That it
 * starts is a row, too: what it computed counts even when it was killed.
 */
public final class StageRuns {
  public static final String RUN_ID = "run_id";
  public static final String AS_OF = "as_of";
  public static final String STAGE = "stage";
  public static final String PROFILE = "profile";
  public static final String STATE = "state";
  public static final String ROWS_READ = "rows_read";
  public static final String ROWS_WRITTEN = "rows_written";
  public static final String SECONDS = "seconds";
  public static final String NOTE = "note";
  public static final String INPUTS_JSON = "inputs_json";
  public static final String OUTPUTS_JSON = "outputs_json";
  public static final String AT = "at";

  public static final TableSpec SPEC =
      TableSpec.of(Layer.OPS, "stage_runs", "Stages of every run; a repeated stage has a later row")
          .required(RUN_ID, ColumnType.STRING, "the run")
          .required(AS_OF, ColumnType.TIMESTAMP, "logical instant of the run, UTC")
          .required(STAGE, ColumnType.STRING, "id of the stage")
          .required(PROFILE, ColumnType.STRING, "the profile; empty text when a stage has none")
          .required(STATE, ColumnType.STRING, "RUNNING, COMPLETE or ABORTED")
          .optional(ROWS_READ, ColumnType.LONG, "rows read; null when not counted")
          .optional(ROWS_WRITTEN, ColumnType.LONG, "rows written; null when not counted")
          .stamp(SECONDS, ColumnType.DOUBLE, "duration in seconds")
          .optional(NOTE, ColumnType.STRING, "one line for people; null for none")
          .optional(INPUTS_JSON, ColumnType.STRING, "tables read: name, version, rows, digest")
          .optional(OUTPUTS_JSON, ColumnType.STRING, "tables written: name, version, rows, digest")
          .stamp(
              AT, ColumnType.TIMESTAMP, "when the stage ended, or started when it is RUNNING, UTC")
          .key(RUN_ID, STAGE, PROFILE, AT)
          .appendOnly()
          .build();

  private StageRuns() {}
}
