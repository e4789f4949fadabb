package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.INT;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** Forward returns, each from when it was known. */
public final class Labels {
  public static final String SYMBOL = "symbol";
  public static final String EVENT_DATE = "event_date";
  public static final String HORIZON = "horizon";
  public static final String BASIS = "basis";
  public static final String KNOWN_AT = "known_at";
  public static final String ENTRY_DATE = "entry_date";
  public static final String EXIT_DATE = "exit_date";
  public static final String LABEL = "label";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(
              Layer.GOLD,
              "labels",
              "Forward returns that can be traded: decision at the session t, fill at t+1, exit h sessions later")
          .required(SYMBOL, STRING, "EXCHANGE:SYMBOL")
          .required(EVENT_DATE, DATE, "session t of the decision")
          .required(HORIZON, INT, "sessions held, h")
          .required(BASIS, STRING, "price of entry and exit: close or open")
          .required(KNOWN_AT, TIMESTAMP, "when the exit bar was known")
          .required(ENTRY_DATE, DATE, "session t+1")
          .required(EXIT_DATE, DATE, "session t+1+h")
          .optional(
              LABEL,
              DOUBLE,
              "price(exit)/price(entry) - 1, a fraction; missing when either price is")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written")
          .key(SYMBOL, EVENT_DATE, HORIZON, BASIS, KNOWN_AT)
          .sortedBy(SYMBOL, EVENT_DATE)
          .check("horizon_positive", "horizon > 0")
          .check("exit_after_entry", "exit_date > entry_date")
          .build();

  private Labels() {}
}
