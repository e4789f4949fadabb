package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** Target weights, as decided; those of a meta-portfolio have the same columns. */
public final class Weights {
  public static final String PROFILE = "profile";
  public static final String LINEAGE = "lineage";
  public static final String ENGINE = "engine";
  public static final String EVENT_DATE = "event_date";
  public static final String KNOWN_AT = "known_at";
  public static final String SYMBOL = "symbol";
  public static final String WEIGHT = "weight";
  public static final String SCORE = "score";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      table(
          "weights",
          "Target weights as decided at the close of each decision session",
          SYMBOL,
          "EXCHANGE:SYMBOL");

  /** A table of this shape. */
  static TableSpec table(String name, String comment, String asset, String assetComment) {
    return TableSpec.of(Layer.GOLD, name, comment)
        .required(PROFILE, STRING, "profile id")
        .required(
            LINEAGE,
            STRING,
            "digest of everything that determines the result: strategy, profile, costs, feature set and versions")
        .required(ENGINE, STRING, "portfolio engine, or benchmark")
        .required(EVENT_DATE, DATE, "decision session")
        .required(KNOWN_AT, TIMESTAMP, "instant of the decision")
        .required(asset, STRING, assetComment)
        .required(WEIGHT, DOUBLE, "target share of net asset value, signed")
        .optional(SCORE, DOUBLE, "what ranked it: the forecast, where there is one")
        .stamp(RUN_ID, STRING, "run that wrote the row")
        .stamp(INGESTED_AT, TIMESTAMP, "when the row was written")
        .key(PROFILE, LINEAGE, ENGINE, EVENT_DATE, asset)
        .partitionedBy(PROFILE)
        .sortedBy(LINEAGE, EVENT_DATE)
        .build();
  }

  private Weights() {}
}
