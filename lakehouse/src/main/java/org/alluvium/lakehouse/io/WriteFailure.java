package org.alluvium.lakehouse.io;

import java.util.Locale;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.delta.schema.DeltaInvariantViolationException;

/**
 * Tells a failed write's cause in the lakehouse's own words where it is the rows' fault. Spark
 * throws checked exceptions ({@code AnalysisException}) from methods that declare none; they come
 * out wrapped.
 */
final class WriteFailure {
  private WriteFailure() {}

  /**
   * @param predicate slice that the write replaces; empty where it replaces none
   */
  static RuntimeException explain(TableSpec table, String predicate, Exception failure) {
    String violated = "";
    boolean mismatch = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      mismatch |= message.toUpperCase(Locale.ROOT).contains("REPLACE_WHERE_MISMATCH");
      if (cause instanceof DeltaInvariantViolationException) {
        violated = firstLine(message);
      }
    }
    if (mismatch && !isOfTheTable(violated, table)) {
      return LakehouseErrors.outsideSlice(table.name(), predicate, failure);
    }
    if (!violated.isEmpty()) {
      return LakehouseErrors.constraintViolated(table.name(), violated, failure);
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(table.name() + ": " + failure.getMessage(), failure);
  }

  /** Delta calls every violation of a write that replaces a slice one of the slice. */
  private static boolean isOfTheTable(String violated, TableSpec table) {
    return violated.contains("NOT_NULL")
        || table.checks().keySet().stream()
            .anyMatch(name -> violated.contains("CHECK constraint " + name + " "));
  }

  private static String firstLine(String message) {
    return message.lines().map(String::strip).limit(4).reduce((a, b) -> a + " " + b).orElse("");
  }
}
