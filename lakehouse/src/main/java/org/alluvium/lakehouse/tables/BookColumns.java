package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * What the tables about books have in common: which book a row is of, and how they are laid out.
 */
final class BookColumns {
  static final String PROFILE = "profile";
  static final String LINEAGE = "lineage";
  static final String ENGINE = "engine";
  static final String EVENT_DATE = "event_date";
  static final String RUN_ID = "run_id";
  static final String INGESTED_AT = "ingested_at";

  private BookColumns() {}

  /** A table that begins with the columns that name a book. */
  static TableSpec.Builder begin(String name, String comment) {
    return TableSpec.of(Layer.GOLD, name, comment)
        .required(PROFILE, STRING, "profile id")
        .required(
            LINEAGE,
            STRING,
            "digest of everything that determines the result: strategy, profile, costs, feature set and versions")
        .required(ENGINE, STRING, "portfolio engine, or benchmark");
  }

  /** Ends a table with its stamps; files are by profile, rows by lineage and date. */
  static TableSpec end(TableSpec.Builder table) {
    return table
        .stamp(RUN_ID, STRING, "run that wrote the row")
        .stamp(INGESTED_AT, TIMESTAMP, "when the row was written")
        .partitionedBy(PROFILE)
        .sortedBy(LINEAGE, EVENT_DATE)
        .build();
  }
}
