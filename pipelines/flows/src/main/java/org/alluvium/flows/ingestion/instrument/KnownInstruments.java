package org.alluvium.flows.ingestion.instrument;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.Instruments;
import org.apache.spark.sql.Row;

/** What {@code silver.instruments} says of each symbol. Reads only. */
final class KnownInstruments {
  private KnownInstruments() {}

  /** What is known of each symbol, the values that hold last. */
  static SortedMap<String, Row> newest(Lakehouse lakehouse, Instant asOf) {
    SortedMap<String, Row> newest = new TreeMap<>();
    lakehouse
        .read(Instruments.SPEC)
        .orEmpty()
        .asOf(asOf)
        .orderBy(Instruments.VALID_FROM)
        .collectAsList()
        .forEach(row -> newest.put(row.getAs(Instruments.SYMBOL), row));
    return newest;
  }
}
