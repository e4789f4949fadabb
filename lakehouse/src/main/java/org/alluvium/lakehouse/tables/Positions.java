package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.TableSpec;

/**
 * What books hold at each close, every vintage; what is not held has no row. The positions of a
 * session as known at an instant are those of the same {@code known_at} as the session's newest row
 * in the table of returns: a position that a correction undid has no newer row of its own.
 */
public final class Positions {
  public static final String PROFILE = BookColumns.PROFILE;
  public static final String LINEAGE = BookColumns.LINEAGE;
  public static final String ENGINE = BookColumns.ENGINE;
  public static final String EVENT_DATE = BookColumns.EVENT_DATE;
  public static final String KNOWN_AT = "known_at";
  public static final String SYMBOL = "symbol";
  public static final String WEIGHT = "weight";
  public static final String VALUE = "value";
  public static final String UNITS = "units";
  public static final String RUN_ID = BookColumns.RUN_ID;
  public static final String INGESTED_AT = BookColumns.INGESTED_AT;

  public static final TableSpec SPEC =
      BookColumns.end(
          BookColumns.begin(
                  "positions",
                  "What each book holds at each close, every vintage; those of a session share the"
                      + " known_at of its newest row of returns")
              .required(EVENT_DATE, DATE, "session")
              .required(KNOWN_AT, TIMESTAMP, "that of the session's row of returns")
              .required(SYMBOL, STRING, "EXCHANGE:SYMBOL, or the sleeve of a meta")
              .required(
                  WEIGHT, DOUBLE, "share of net asset value at the close, after drift and trades")
              .required(VALUE, DOUBLE, "in currency at the last price, negative when short")
              .optional(
                  UNITS,
                  DOUBLE,
                  "units held, those of the total return index where prices are raw; missing for"
                      + " strategies with stops")
              .key(PROFILE, LINEAGE, ENGINE, EVENT_DATE, SYMBOL, KNOWN_AT));

  private Positions() {}
}
