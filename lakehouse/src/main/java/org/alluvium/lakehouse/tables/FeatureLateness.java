package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.LONG;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** {@code ops.feature_lateness}: how late the inputs of each feature set were. */
public final class FeatureLateness {
  public static final String FEATURE_SET = "feature_set";
  public static final String INPUT = "input";
  public static final String KNOWN_AT = "known_at";
  public static final String INPUTS = "inputs";
  public static final String P99_HOURS = "p99_hours";
  public static final String MAX_HOURS = "max_hours";
  public static final String EXCLUDED_ROWS = "excluded_rows";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(
              Layer.OPS,
              "feature_lateness",
              "Lateness of the inputs of each feature set as of each backfill")
          .required(FEATURE_SET, STRING, "id of the set")
          .required(INPUT, STRING, "table, with the series where it holds several")
          .required(KNOWN_AT, TIMESTAMP, "as-of instant of the backfill; UTC")
          .required(INPUTS, LONG, "sessions or observations measured, each by its first vintage")
          .optional(
              P99_HOURS,
              DOUBLE,
              "99th percentile of the hours from a session's close, or from 00:00 UTC of an observation's date, until it was known")
          .optional(MAX_HOURS, DOUBLE, "the most hours; null when nothing was measured")
          .required(
              EXCLUDED_ROWS,
              LONG,
              "rows left out or left without a value: sessions whose bar was not known yet, or whose newest observation was too old")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(FEATURE_SET, INPUT, KNOWN_AT)
          .sortedBy(KNOWN_AT, FEATURE_SET)
          .build();

  private FeatureLateness() {}
}
