package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.LONG;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** {@code bronze.bars}: bars as received, append-only; silver is a function of these rows alone. */
public final class Bars {
  public static final String SOURCE = "source";
  public static final String SYMBOL = "symbol";
  public static final String INTERVAL = "interval";
  public static final String BAR_START = "bar_start";
  public static final String EVENT_DATE = "event_date";
  public static final String KNOWN_AT = "known_at";
  public static final String STATED_AT = "stated_at";
  public static final String OPEN = "open";
  public static final String HIGH = "high";
  public static final String LOW = "low";
  public static final String CLOSE = "close";
  public static final String VOLUME = "volume";
  public static final String VOLUME_UNIT = "volume_unit";
  public static final String PRICE_BASIS = "price_basis";
  public static final String ADJ_CLOSE = "adj_close";
  public static final String ARRIVAL = "arrival";
  public static final String FILE = "file";
  public static final String LINE = "line";
  public static final String BATCH_ID = "batch_id";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(Layer.BRONZE, "bars", "Accepted bars as received, before any cleaning")
          .required(SOURCE, STRING, "id of the source in conf/sources.json")
          .required(SYMBOL, STRING, "EXCHANGE:SYMBOL")
          .required(INTERVAL, STRING, "length of the bar: 1d")
          .required(BAR_START, TIMESTAMP, "start of the session's date in the calendar's zone; UTC")
          .required(EVENT_DATE, DATE, "session of the bar")
          .required(KNOWN_AT, TIMESTAMP, "when the bar could first be known; UTC")
          .required(
              STATED_AT, TIMESTAMP, "when it would have been known, had it come in its turn; UTC")
          .required(OPEN, DOUBLE, "as received")
          .required(HIGH, DOUBLE, "as received")
          .required(LOW, DOUBLE, "as received")
          .required(CLOSE, DOUBLE, "as received")
          .optional(VOLUME, DOUBLE, "as received, in volume_unit; missing when the source has none")
          .required(VOLUME_UNIT, STRING, "units (shares, coins) or quote (currency)")
          .required(PRICE_BASIS, STRING, "raw, split_adjusted or fully_adjusted")
          .optional(ADJ_CLOSE, DOUBLE, "close as adjusted when the row was known, where received")
          .required(
              ARRIVAL,
              STRING,
              "on_time, late (fills a gap, or came after a decision) or correction (replaces)")
          .required(FILE, STRING, "file name that the bar came from")
          .required(LINE, LONG, "line of the file (CSV, header is 1) or row (Parquet, first is 1)")
          .required(BATCH_ID, STRING, "source and content of the file")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(SOURCE, SYMBOL, INTERVAL, BAR_START, INGESTED_AT)
          .sortedBy(SYMBOL, EVENT_DATE)
          .appendOnly()
          .build();

  private Bars() {}
}
