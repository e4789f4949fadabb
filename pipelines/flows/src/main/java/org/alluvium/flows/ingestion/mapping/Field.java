package org.alluvium.flows.ingestion.mapping;

import java.util.Locale;

/** What a column of a source file can mean. */
public enum Field {
  SYMBOL,
  SERIES,
  DATE,
  TIMESTAMP,
  UNTIL,
  KIND,
  FEATURE,
  OPEN,
  HIGH,
  LOW,
  CLOSE,
  VOLUME,
  /** The close as adjusted when the row was known; kept as received. */
  ADJ_CLOSE,
  VALUE,
  KNOWN_FROM,
  RECEIVED;

  /** Name in {@code conf/sources.json} and in messages. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
