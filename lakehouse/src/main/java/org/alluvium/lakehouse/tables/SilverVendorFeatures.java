package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** {@code silver.vendor_features}: every snapshot of vendors' ratings and technicals. */
public final class SilverVendorFeatures {
  public static final String SYMBOL = "symbol";
  public static final String SOURCE = "source";
  public static final String FEATURE = "feature";
  public static final String EVENT_DATE = "event_date";
  public static final String KNOWN_AT = "known_at";
  public static final String VALUE = "value";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(
              Layer.SILVER, "vendor_features", "Ratings and technicals of vendors, every snapshot")
          .required(SYMBOL, STRING, "EXCHANGE:SYMBOL")
          .required(SOURCE, STRING, "id of the source in conf/sources.json")
          .required(FEATURE, STRING, "name of the value, as the vendor has it")
          .required(EVENT_DATE, DATE, "day that the value describes")
          .required(KNOWN_AT, TIMESTAMP, "when it was received; UTC")
          .required(
              VALUE,
              DOUBLE,
              "as the vendor has it; strong_sell -1, sell -0.5, neutral 0, buy 0.5, strong_buy 1")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(SYMBOL, SOURCE, FEATURE, EVENT_DATE, KNOWN_AT)
          .sortedBy(SYMBOL, EVENT_DATE)
          .build();

  private SilverVendorFeatures() {}
}
