package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.LONG;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * {@code bronze.candidates}: what discovery exported, run by run. A scanner of today's market sees
 * today, whatever the run's as-of: only members of a universe are known point in time.
 */
public final class Candidates {
  public static final String RUN_ID = "run_id";
  public static final String SYMBOL = "symbol";
  public static final String EXCHANGE = "exchange";
  public static final String TYPE = "type";
  public static final String PIPELINE = "pipeline";
  public static final String PROFILE = "profile";
  public static final String STRATEGY = "strategy";
  public static final String SCANNER = "scanner";
  public static final String ROW_NO = "row_no";
  public static final String METADATA = "metadata";
  public static final String AS_OF = "as_of";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(Layer.BRONZE, "candidates", "What discovery exported, as normalised, per run")
          .required(RUN_ID, STRING, "run that discovered it; its folder holds the export")
          .required(SYMBOL, STRING, "EXCHANGE:SYMBOL")
          .required(EXCHANGE, STRING, "the part before the colon")
          .required(TYPE, STRING, "what it is: equity, crypto, stock, fund, futures …")
          .required(PIPELINE, STRING, "id of the pipeline in conf/discovery")
          .optional(PROFILE, STRING, "profile that the run was for; missing when for none")
          .required(STRATEGY, STRING, "tag of the strategy that it is proposed for")
          .required(SCANNER, STRING, "id of the scanner that saw it first")
          .required(ROW_NO, LONG, "row among those of the scanner; the first is 1")
          .required(METADATA, STRING, "what the scanner said of it, a JSON object; missing is null")
          .required(AS_OF, TIMESTAMP, "as-of of the run; UTC")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(RUN_ID, SYMBOL)
          .sortedBy(RUN_ID, SYMBOL)
          .check("canonical", "symbol RLIKE '^[A-Z0-9_]{1,32}:[A-Z0-9][A-Z0-9._-]{0,62}!?$'")
          .appendOnly()
          .build();

  private Candidates() {}
}
