package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.INT;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** What selections decided about every candidate, and why. */
public final class Selections {
  public static final String PROFILE = BookColumns.PROFILE;
  public static final String LINEAGE = BookColumns.LINEAGE;
  public static final String EVENT_DATE = BookColumns.EVENT_DATE;
  public static final String KNOWN_AT = "known_at";
  public static final String SYMBOL = "symbol";
  public static final String VERDICT = "verdict";
  public static final String STAGE = "stage";
  public static final String STEP = "step";
  public static final String REASON = "reason";
  public static final String SIDE = "side";
  public static final String SCORE = "score";
  public static final String CLUSTER = "cluster";
  public static final String EVIDENCE = "evidence";
  public static final String RUN_ID = BookColumns.RUN_ID;
  public static final String INGESTED_AT = BookColumns.INGESTED_AT;

  public static final TableSpec SPEC =
      BookColumns.end(
          TableSpec.of(
                  Layer.GOLD,
                  "selections",
                  "Winners, vetoed and other candidates of each decision session, with reasons")
              .required(PROFILE, STRING, "profile id")
              .required(
                  LINEAGE,
                  STRING,
                  "digest of everything that determines the result, the pipeline among it")
              .required(EVENT_DATE, DATE, "decision session")
              .required(KNOWN_AT, TIMESTAMP, "instant of the decision")
              .required(SYMBOL, STRING, "EXCHANGE:SYMBOL")
              .required(VERDICT, STRING, "winner, vetoed or not_chosen")
              .required(STAGE, STRING, "stage that decided it, such as policy/relaxation")
              .optional(
                  STEP,
                  STRING,
                  "step by which a winner won: strict, relaxed, cluster or rank; null of others")
              .required(REASON, STRING, "why, in words")
              .required(SIDE, INT, "1 bought, -1 sold, 0 none")
              .optional(SCORE, DOUBLE, "what the ranker said, null when it said nothing")
              .optional(CLUSTER, INT, "number of its cluster in this decision, null when in none")
              .required(EVIDENCE, STRING, "numbers behind the verdict, a JSON object by name")
              .key(PROFILE, LINEAGE, EVENT_DATE, SYMBOL)
              .check("verdict_known", "verdict IN ('winner', 'vetoed', 'not_chosen')")
              .check("side_known", "side IN (-1, 0, 1)"));

  private Selections() {}
}
