package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.TableSpec;

/** Target weights, as decided; those of a meta-portfolio have the same columns. */
public final class Weights {
  public static final String PROFILE = BookColumns.PROFILE;
  public static final String LINEAGE = BookColumns.LINEAGE;
  public static final String ENGINE = BookColumns.ENGINE;
  public static final String EVENT_DATE = BookColumns.EVENT_DATE;
  public static final String KNOWN_AT = "known_at";
  public static final String SYMBOL = "symbol";
  public static final String WEIGHT = "weight";
  public static final String SCORE = "score";
  public static final String RUN_ID = BookColumns.RUN_ID;
  public static final String INGESTED_AT = BookColumns.INGESTED_AT;

  public static final TableSpec SPEC =
      table(
          "weights",
          "Target weights as decided at the close of each decision session",
          SYMBOL,
          "EXCHANGE:SYMBOL");

  /** A table of this shape. */
  static TableSpec table(String name, String comment, String asset, String assetComment) {
    return BookColumns.end(
        BookColumns.begin(name, comment)
            .required(EVENT_DATE, DATE, "decision session")
            .required(KNOWN_AT, TIMESTAMP, "instant of the decision")
            .required(asset, STRING, assetComment)
            .required(WEIGHT, DOUBLE, "target share of net asset value, signed")
            .optional(SCORE, DOUBLE, "what ranked it: the forecast, where there is one")
            .key(PROFILE, LINEAGE, ENGINE, EVENT_DATE, asset));
  }

  private Weights() {}
}
