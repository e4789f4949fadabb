package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.INT;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** What each stage of a selection did, in words, decision by decision. */
public final class SelectionSteps {
  public static final String PROFILE = BookColumns.PROFILE;
  public static final String LINEAGE = BookColumns.LINEAGE;
  public static final String EVENT_DATE = BookColumns.EVENT_DATE;
  public static final String KNOWN_AT = "known_at";
  public static final String STEP_NO = "step_no";
  public static final String TEXT = "text";

  public static final TableSpec SPEC =
      BookColumns.end(
          TableSpec.of(
                  Layer.GOLD,
                  "selection_steps",
                  "What each stage of a selection did, with counts: vetoes, thresholds that gave way, winners")
              .required(PROFILE, STRING, "profile id")
              .required(LINEAGE, STRING, "as in gold.selections")
              .required(EVENT_DATE, DATE, "decision session")
              .required(KNOWN_AT, TIMESTAMP, "instant of the decision")
              .required(STEP_NO, INT, "1 for the first")
              .required(TEXT, STRING, "the stage, and what it did")
              .key(PROFILE, LINEAGE, EVENT_DATE, STEP_NO));

  private SelectionSteps() {}
}
