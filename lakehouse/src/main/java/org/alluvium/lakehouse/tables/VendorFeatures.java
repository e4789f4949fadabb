package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.LONG;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * {@code bronze.vendor_features}: ratings and technicals of vendors as received, append-only. A
 * value is known from its receipt on, never from the day that it describes.
 */
public final class VendorFeatures {
  public static final String SOURCE = "source";
  public static final String SYMBOL = "symbol";
  public static final String FEATURE = "feature";
  public static final String EVENT_DATE = "event_date";
  public static final String KNOWN_AT = "known_at";
  public static final String STATED_AT = "stated_at";
  public static final String RECEIVED = "received";
  public static final String VALUE = "value";
  public static final String FILE = "file";
  public static final String LINE = "line";
  public static final String BATCH_ID = "batch_id";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(Layer.BRONZE, "vendor_features", "Ratings and technicals of vendors as received")
          .required(SOURCE, STRING, "id of the source in conf/sources.json")
          .required(SYMBOL, STRING, "EXCHANGE:SYMBOL")
          .required(FEATURE, STRING, "name of the value, as the vendor has it")
          .required(EVENT_DATE, DATE, "day that the value describes")
          .required(
              KNOWN_AT,
              TIMESTAMP,
              "when it was received, or ingested, if that was after a decision; UTC")
          .required(STATED_AT, TIMESTAMP, "when it was received, or later, if so stated; UTC")
          .required(RECEIVED, STRING, "the value as it came: a number or a word")
          .required(VALUE, DOUBLE, "the number; of a rating in words from -1 to 1")
          .required(FILE, STRING, "file name that the value came from")
          .required(
              LINE, LONG, "line (CSV, header is 1), row (Parquet), or value of a page (first is 1)")
          .required(BATCH_ID, STRING, "source and content of the file")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(SOURCE, SYMBOL, FEATURE, EVENT_DATE, KNOWN_AT)
          .sortedBy(SYMBOL, EVENT_DATE)
          .appendOnly()
          .build();

  private VendorFeatures() {}
}
