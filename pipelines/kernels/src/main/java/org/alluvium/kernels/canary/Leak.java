package org.alluvium.kernels.canary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A value that depends on what became known after it.
 *
 * @param moment what was known by it is at fault, epoch microseconds
 * @param future what was done to what came later
 * @param difference where the result first changed by it
 * @param behind the input row that changes it; empty where rows change it only together
 */
public record Leak(long moment, Future future, Difference difference, Optional<InputRow> behind) {

  /**
   * A row of the inputs.
   *
   * @param table its table
   * @param symbol of the row
   * @param day epoch day
   * @param knownAt epoch microseconds
   */
  public record InputRow(String table, String symbol, int day, long knownAt) {
    @Override
    public String toString() {
      return "%s of %s on %s, known at %s"
          .formatted(table, symbol, LocalDate.ofEpochDay(day), instant(knownAt));
    }
  }

  /** Table, column, first date and symbol, both values, and the row behind it, as a sentence. */
  public String told() {
    return "%s.%s first differs on %s for %s, as known by %s, %s: %s became %s%s"
        .formatted(
            difference.table(),
            difference.column(),
            difference.date(),
            difference.symbol(),
            instant(moment),
            future.told(),
            difference.expected(),
            difference.actual(),
            behind.map(row -> "; behind it: " + row).orElse(""));
  }

  private static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
