package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE_ARRAY;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.TableSpec;

/**
 * The columns of daily returns and net asset values, every vintage: sleeves and meta-portfolios
 * share them. What changes a session, a price or a decision, gives it and every later session a
 * further row.
 */
public final class BookReturns {
  public static final String PROFILE = BookColumns.PROFILE;
  public static final String LINEAGE = BookColumns.LINEAGE;
  public static final String ENGINE = BookColumns.ENGINE;
  public static final String EVENT_DATE = BookColumns.EVENT_DATE;
  public static final String KNOWN_AT = "known_at";
  public static final String GROSS_RETURN = "gross_return";
  public static final String NET_RETURN = "net_return";
  public static final String COMMISSION = "commission";
  public static final String SPREAD = "spread";
  public static final String IMPACT = "impact";
  public static final String BORROW = "borrow";
  public static final String TURNOVER = "turnover";
  public static final String GROSS_EXPOSURE = "gross_exposure";
  public static final String NET_EXPOSURE = "net_exposure";
  public static final String LONG_EXPOSURE = "long_exposure";
  public static final String SHORT_EXPOSURE = "short_exposure";
  public static final String GROSS_NAV = "gross_nav";
  public static final String STATE = "state";
  public static final String NAV = "nav";
  public static final String RUN_ID = BookColumns.RUN_ID;
  public static final String INGESTED_AT = BookColumns.INGESTED_AT;

  /** A table of this shape. */
  static TableSpec table(String name, String comment) {
    return BookColumns.end(
        BookColumns.begin(name, comment)
            .required(EVENT_DATE, DATE, "session")
            .required(
                KNOWN_AT,
                TIMESTAMP,
                "when these values could first be computed: the latest arrival of what they rest"
                    + " on")
            .required(
                GROSS_RETURN,
                DOUBLE,
                "return before costs, a fraction of the value of the session before")
            .required(NET_RETURN, DOUBLE, "return after costs")
            .required(COMMISSION, DOUBLE, "cost as a fraction of the value of the session before")
            .required(SPREAD, DOUBLE, "likewise")
            .required(IMPACT, DOUBLE, "likewise")
            .required(BORROW, DOUBLE, "likewise")
            .required(TURNOVER, DOUBLE, "traded value over net asset value, both sides")
            .required(GROSS_EXPOSURE, DOUBLE, "sum of absolute weights at the close")
            .required(NET_EXPOSURE, DOUBLE, "sum of weights at the close")
            .optional(
                LONG_EXPOSURE,
                DOUBLE,
                "sum of positive weights at the close; missing in rows of before it was kept")
            .optional(SHORT_EXPOSURE, DOUBLE, "sum of the negative ones, above 0; likewise")
            .required(GROSS_NAV, DOUBLE, "initial capital compounded at the gross returns")
            .required(NAV, DOUBLE, "net asset value at the close, in currency")
            .optional(
                STATE,
                DOUBLE_ARRAY,
                "all that the next day depends on, on decision sessions: where a later run resumes")
            .key(PROFILE, LINEAGE, ENGINE, EVENT_DATE, KNOWN_AT)
            .check("nav_positive", "nav > 0"));
  }

  private BookReturns() {}
}
