package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.INT;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.TableSpec;

/** How each decision's weights came about: which engine answered, and why others did not. */
public final class Allocations {
  public static final String PROFILE = BookColumns.PROFILE;
  public static final String LINEAGE = BookColumns.LINEAGE;
  public static final String ENGINE = BookColumns.ENGINE;
  public static final String EVENT_DATE = BookColumns.EVENT_DATE;
  public static final String KNOWN_AT = "known_at";
  public static final String ANSWERED_BY = "answered_by";
  public static final String FAILURES = "failures";
  public static final String QUADRANT = "quadrant";
  public static final String WINNERS = "winners";
  public static final String GROSS = "gross";
  public static final String NET = "net";
  public static final String TURNOVER = "turnover";

  public static final TableSpec SPEC =
      BookColumns.end(
          BookColumns.begin(
                  "allocations", "How the weights of each decision came about, engine by engine")
              .required(EVENT_DATE, DATE, "decision session")
              .required(KNOWN_AT, TIMESTAMP, "instant of the decision")
              .required(
                  ANSWERED_BY,
                  STRING,
                  "engine of the chain whose weights these are; cash where nothing was selected")
              .optional(FAILURES, STRING, "engines before it and why each failed; missing: none")
              .optional(QUADRANT, STRING, "of the market's regime, as the engine was told it")
              .required(WINNERS, INT, "instruments that the selection left")
              .required(GROSS, DOUBLE, "sum of the absolute weights")
              .required(NET, DOUBLE, "sum of the signed weights")
              .required(
                  TURNOVER,
                  DOUBLE,
                  "sum of |weight - weight held|, what was held drifted to the decision")
              .key(PROFILE, LINEAGE, ENGINE, EVENT_DATE));

  private Allocations() {}
}
