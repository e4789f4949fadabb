package org.alluvium.flows.ingestion.received;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Collects one row in the form of {@link ReceivedRows}. */
public final class ReceivedRow {
  private final Object[] cells = new Object[ReceivedRows.SCHEMA.length()];

  private ReceivedRow() {}

  public static ReceivedRow of(String source, SourceYield yields, SourceFile file, long line) {
    return new ReceivedRow()
        .with(ReceivedRows.SOURCE, source)
        .with(ReceivedRows.YIELD, yields.name())
        .with(ReceivedRows.FILE, file.name())
        .with(ReceivedRows.BATCH_ID, file.batchId())
        .with(ReceivedRows.LINE, line);
  }

  public ReceivedRow keyed(String key, LocalDate eventDate, Instant knownAt) {
    return with(ReceivedRows.KEY, key)
        .with(ReceivedRows.EVENT_DATE, eventDate)
        .with(ReceivedRows.KNOWN_AT, knownAt)
        .with(ReceivedRows.STATED_AT, knownAt);
  }

  public ReceivedRow with(String column, Object value) {
    cells[ReceivedRows.SCHEMA.fieldIndex(column)] = value;
    return this;
  }

  public ReceivedRow rejected(Rejection rejection) {
    return with(ReceivedRows.RULE, rejection.rule().id())
        .with(ReceivedRows.REASON, rejection.reason());
  }

  public Row toRow() {
    return RowFactory.create(cells);
  }
}
