package org.alluvium.flows.ingestion;

import java.util.Locale;

/** What a column of a source file can mean. */
public enum Field {
  SYMBOL,
  SERIES,
  DATE,
  TIMESTAMP,
  UNTIL,
  KIND,
  OPEN,
  HIGH,
  LOW,
  CLOSE,
  VOLUME,
  VALUE,
  KNOWN_FROM;

  /** Name in {@code conf/sources.json} and in messages. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
