package org.alluvium.lakehouse.io;

import static org.apache.spark.sql.functions.lit;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.alluvium.lakehouse.columnar.WriteStamps;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.apache.spark.sql.Column;

/**
 * Who writes, and when: the values of the stamp columns that the writer fills itself.
 *
 * @param runId id of the writing run
 * @param clock read once per write
 */
record RunStamp(String runId, Clock clock) {
  static final String RUN_ID = "run_id";
  static final String INGESTED_AT = "ingested_at";

  RunStamp {
    if (runId == null || runId.isBlank()) {
      throw new IllegalArgumentException("run id must not be blank");
    }
  }

  /** The value of a stamp column, empty for a stamp that the producer has to know itself. */
  Optional<Column> value(ColumnSpec column) {
    if (!column.stamp()) {
      return Optional.empty();
    }
    return switch (column.name()) {
      case RUN_ID -> Optional.of(lit(runId));
      case INGESTED_AT -> Optional.of(lit(clock.instant().truncatedTo(ChronoUnit.MICROS)));
      default -> Optional.empty();
    };
  }

  /** The stamps of a write that makes no rows. */
  WriteStamps ofWrite() {
    return new WriteStamps(runId, ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
  }
}
