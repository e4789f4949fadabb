package org.alluvium.flows.ingestion;

import org.alluvium.flows.ingestion.received.ReceivedRows;
import org.apache.spark.sql.Row;

/** The cells of a parsed row by name: a row made by a parser knows no schema of its own. */
public record ReceivedCells(Row row) {
  @SuppressWarnings("unchecked")
  public <T> T get(String column) {
    return (T) row.get(ReceivedRows.SCHEMA.fieldIndex(column));
  }

  public boolean refused() {
    return get(ReceivedRows.RULE) != null;
  }

  /** Rule and reason of a refused row. */
  public String refusal() {
    return get(ReceivedRows.RULE) + ": " + get(ReceivedRows.REASON);
  }
}
