package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.LONG;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * {@code bronze.rejected_rows}: every refused row as text, with the reason. A batch is the content
 * of one file of one source, so that a row is refused once however often the file is read.
 */
public final class RejectedRows {
  public static final String BATCH_ID = "batch_id";
  public static final String ROW_NO = "row_no";
  public static final String SOURCE = "source";
  public static final String FILE = "file";
  public static final String RULE = "rule";
  public static final String REASON = "reason";
  public static final String ROW_TEXT = "row_text";
  public static final String KNOWN_AT = "known_at";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(Layer.BRONZE, "rejected_rows", "Refused rows as text: nothing is lost")
          .required(BATCH_ID, STRING, "source and content of the file")
          .required(
              ROW_NO,
              LONG,
              "line of the file (CSV, header is 1) or row (Parquet, scanner; first is 1)")
          .required(SOURCE, STRING, "id of the source in conf/sources.json, or of the scanner")
          .required(FILE, STRING, "file name that the row came from")
          .required(RULE, STRING, "rule that refused it, in snake_case")
          .required(REASON, STRING, "what is wrong, with the value, for people")
          .required(ROW_TEXT, STRING, "the row as it was read")
          .optional(
              KNOWN_AT, TIMESTAMP, "when the row was known; missing when its date is unreadable")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(BATCH_ID, ROW_NO, RULE)
          .sortedBy(SOURCE, ROW_NO)
          .appendOnly()
          .build();

  private RejectedRows() {}
}
