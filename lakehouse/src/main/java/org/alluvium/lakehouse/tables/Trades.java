package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.TableSpec;

/**
 * Every fill, every vintage. The fills of a session as known at an instant are those of the same
 * {@code known_at} as the session's newest row in the table of returns: a fill that a correction
 * undid has no newer row of its own. A position can be entered and ended in one session: its two
 * fills differ in their units. Borrow is no trade's: it is in the table of returns.
 */
public final class Trades {
  public static final String PROFILE = BookColumns.PROFILE;
  public static final String LINEAGE = BookColumns.LINEAGE;
  public static final String ENGINE = BookColumns.ENGINE;
  public static final String EVENT_DATE = BookColumns.EVENT_DATE;
  public static final String KNOWN_AT = "known_at";
  public static final String SYMBOL = "symbol";
  public static final String UNITS = "units";
  public static final String PRICE = "price";
  public static final String WEIGHT_BEFORE = "weight_before";
  public static final String WEIGHT_AFTER = "weight_after";
  public static final String COST = "cost";
  public static final String COMMISSION = "commission";
  public static final String SPREAD = "spread";
  public static final String IMPACT = "impact";
  public static final String KIND = "kind";
  public static final String RUN_ID = BookColumns.RUN_ID;
  public static final String INGESTED_AT = BookColumns.INGESTED_AT;

  public static final TableSpec SPEC =
      BookColumns.end(
          BookColumns.begin(
                  "trades",
                  "Every fill of every backtest, every vintage; those of a session share the"
                      + " known_at of its newest row of returns")
              .required(EVENT_DATE, DATE, "session of the fill")
              .required(KNOWN_AT, TIMESTAMP, "that of the session's row of returns")
              .required(SYMBOL, STRING, "EXCHANGE:SYMBOL, or the sleeve of a meta")
              .required(UNITS, DOUBLE, "units bought (+) or sold (-)")
              .required(PRICE, DOUBLE, "fill price before costs")
              .required(WEIGHT_BEFORE, DOUBLE, "share of net asset value before")
              .required(WEIGHT_AFTER, DOUBLE, "and after")
              .required(COST, DOUBLE, "cost of the fill, in currency: the sum of the three kinds")
              .optional(COMMISSION, DOUBLE, "in currency; missing in rows of before it was kept")
              .optional(SPREAD, DOUBLE, "likewise")
              .optional(IMPACT, DOUBLE, "likewise")
              .optional(
                  KIND,
                  STRING,
                  "fill of an order, or delisting: the position was paid out at its last return,"
                      + " free of cost and outside the turnover")
              .key(PROFILE, LINEAGE, ENGINE, EVENT_DATE, SYMBOL, KNOWN_AT, UNITS));

  private Trades() {}
}
