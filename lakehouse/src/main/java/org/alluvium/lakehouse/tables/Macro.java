package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.LONG;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** {@code bronze.macro}: observations as received, append-only. */
public final class Macro {
  public static final String SOURCE = "source";
  public static final String SERIES = "series";
  public static final String EVENT_DATE = "event_date";
  public static final String KNOWN_AT = "known_at";
  public static final String STATED_AT = "stated_at";
  public static final String VALUE = "value";
  public static final String FILE = "file";
  public static final String LINE = "line";
  public static final String BATCH_ID = "batch_id";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(Layer.BRONZE, "macro", "Accepted observations as received, every vintage")
          .required(SOURCE, STRING, "id of the source in conf/sources.json")
          .required(SERIES, STRING, "series id, as silver.macro names it")
          .required(EVENT_DATE, DATE, "day or first day of the period that the value describes")
          .required(
              KNOWN_AT,
              TIMESTAMP,
              "release time, or when it came, if that was after a decision; UTC")
          .required(STATED_AT, TIMESTAMP, "release time, declared or recorded by the source; UTC")
          .required(VALUE, DOUBLE, "as received")
          .required(FILE, STRING, "file name that the observation came from")
          .required(LINE, LONG, "line of the file (CSV, header is 1) or row (Parquet, first is 1)")
          .required(BATCH_ID, STRING, "source and content of the file")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(SOURCE, SERIES, EVENT_DATE, KNOWN_AT)
          .sortedBy(SERIES, EVENT_DATE)
          .appendOnly()
          .build();

  private Macro() {}
}
