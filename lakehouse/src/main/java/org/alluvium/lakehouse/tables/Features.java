package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.FLOAT;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import java.util.List;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** One wide table per feature set; the set names its columns. */
public final class Features {
  public static final String SYMBOL = "symbol";
  public static final String EVENT_DATE = "event_date";
  public static final String KNOWN_AT = "known_at";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  private Features() {}

  /** Table of the set {@code id} with one FLOAT column per feature name. */
  public static TableSpec of(String id, List<String> featureNames) {
    return TableSpec.of(Layer.GOLD, "features_" + id, "Features of the set " + id)
        .required(SYMBOL, STRING, "EXCHANGE:SYMBOL")
        .required(EVENT_DATE, DATE, "session that the row describes")
        .required(KNOWN_AT, TIMESTAMP, "when the row could first be computed")
        .optionals(featureNames, FLOAT, "see the Javadoc of the set; missing when an input is")
        .stamp(RUN_ID, STRING, "run that wrote the row")
        .stamp(INGESTED_AT, TIMESTAMP, "when the row was written")
        .key(SYMBOL, EVENT_DATE, KNOWN_AT)
        .sortedBy(SYMBOL, EVENT_DATE)
        .build();
  }
}
