package org.alluvium.flows.quality;

import java.time.Instant;
import java.time.LocalDate;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.sql.Row;

/** What a check looks at in one vintage of a bar. */
record HealthBar(LocalDate date, Instant knownAt, double close, boolean hasVolume) {
  /** The columns that {@link #of} reads, besides the symbol. */
  static final String[] COLUMNS = {
    DailyBars.EVENT_DATE, DailyBars.KNOWN_AT, DailyBars.CLOSE, DailyBars.VOLUME
  };

  static HealthBar of(Row row) {
    return new HealthBar(
        row.getAs(DailyBars.EVENT_DATE),
        row.getAs(DailyBars.KNOWN_AT),
        row.<Double>getAs(DailyBars.CLOSE),
        row.getAs(DailyBars.VOLUME) != null);
  }

  /** The vintage that became known later. */
  static HealthBar newer(HealthBar one, HealthBar other) {
    return one.knownAt().isAfter(other.knownAt()) ? one : other;
  }
}
