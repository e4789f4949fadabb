package org.alluvium.flows.ingestion;

import org.apache.spark.sql.Row;

/** The cells of a parsed row by name: a row made by a parser knows no schema of its own. */
record ReceivedCells(Row row) {
  @SuppressWarnings("unchecked")
  <T> T get(String column) {
    return (T) row.get(ReceivedRows.SCHEMA.fieldIndex(column));
  }

  boolean refused() {
    return get(ReceivedRows.RULE) != null;
  }

  /** Rule and reason of a refused row. */
  String refusal() {
    return get(ReceivedRows.RULE) + ": " + get(ReceivedRows.REASON);
  }
}
