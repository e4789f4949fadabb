package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.INT;
import static org.alluvium.lakehouse.table.ColumnType.LONG;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.STRING_ARRAY;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * {@code ops.data_health}: what a check found about each symbol's bars. A later check goes on where
 * the last one ended, so it reads the bars that became known since.
 */
public final class DataHealth {
  public static final String SYMBOL = "symbol";
  public static final String KNOWN_AT = "known_at";
  public static final String RULES = "rules";
  public static final String FIRST_DATE = "first_date";
  public static final String LAST_DATE = "last_date";
  public static final String BARS = "bars";
  public static final String MISSING_SESSIONS = "missing_sessions";
  public static final String MISSING_VOLUMES = "missing_volumes";
  public static final String LAST_CLOSE = "last_close";
  public static final String FLAT_RUN = "flat_run";
  public static final String LONGEST_FLAT_RUN = "longest_flat_run";
  public static final String OUTLIERS = "outliers";
  public static final String UNEXPLAINED = "unexplained";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(
              Layer.OPS,
              "data_health",
              "Health of each symbol's daily bars as of each check; a later check goes on from it")
          .required(SYMBOL, STRING, "EXCHANGE:SYMBOL")
          .required(KNOWN_AT, TIMESTAMP, "as-of instant of the check; UTC")
          .required(
              RULES, STRING, "calendar, outlier bound and actions that the bars were held against")
          .required(FIRST_DATE, DATE, "first session with a bar")
          .required(LAST_DATE, DATE, "last session with a bar")
          .required(BARS, LONG, "sessions with a bar")
          .required(
              MISSING_SESSIONS, STRING_ARRAY, "sessions between first and last without a bar, ISO")
          .required(MISSING_VOLUMES, LONG, "bars without a volume")
          .required(LAST_CLOSE, DOUBLE, "close of the last bar, in the instrument's currency")
          .required(FLAT_RUN, INT, "bars at the end with one and the same close")
          .required(LONGEST_FLAT_RUN, INT, "most consecutive bars with one and the same close")
          .required(OUTLIERS, STRING_ARRAY, "sessions whose log return is beyond the bound, ISO")
          .optional(
              UNEXPLAINED,
              STRING_ARRAY,
              "sessions beyond the bound once their split or dividend is taken out, ISO")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(SYMBOL, KNOWN_AT)
          .sortedBy(KNOWN_AT, SYMBOL)
          .build();

  private DataHealth() {}
}
