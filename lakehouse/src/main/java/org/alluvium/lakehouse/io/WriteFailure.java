package org.alluvium.lakehouse.io;

import java.util.Locale;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.table.TableName;
import org.apache.spark.sql.delta.schema.DeltaInvariantViolationException;

/**
 * Tells a failed write's cause in the lakehouse's own words where it is the rows' fault. Spark
 * throws checked exceptions ({@code AnalysisException}) from methods that declare none; they come
 * out wrapped.
 */
final class WriteFailure {
  private WriteFailure() {}

  static RuntimeException explain(TableName table, String predicate, Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (message.toUpperCase(Locale.ROOT).contains("REPLACE_WHERE_MISMATCH")) {
        return LakehouseErrors.outsideSlice(table, predicate, failure);
      }
      if (cause instanceof DeltaInvariantViolationException) {
        return LakehouseErrors.constraintViolated(table, firstLine(message), failure);
      }
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new IllegalStateException(table + ": " + failure.getMessage(), failure);
  }

  private static String firstLine(String message) {
    return message.lines().map(String::strip).limit(4).reduce((a, b) -> a + " " + b).orElse("");
  }
}
