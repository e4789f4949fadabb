package org.alluvium.lakehouse.direct;

import static org.alluvium.lakehouse.error.ErrorCategory.DATA_CHECK;
import static org.alluvium.lakehouse.error.ErrorCategory.DIFFERS;
import static org.alluvium.lakehouse.error.ErrorCategory.UNEXPECTED;

import java.util.List;
import org.alluvium.lakehouse.error.AlluviumException;
import org.alluvium.lakehouse.error.RootCause;
import org.alluvium.lakehouse.table.TableName;

/** Every message for people that reading and appending without Spark can show. */
final class DirectErrors {
  private DirectErrors() {}

  static AlluviumException columnDiffers(
      TableName table, String column, String expected, String found) {
    return new AlluviumException(
        DATA_CHECK,
        "%s: column %s is %s in the lakehouse but %s in this version of Alluvium; use the version that wrote the table, or rebuild the table"
            .formatted(table, column, found, expected));
  }

  static AlluviumException damagedFile(TableName table, String file, Exception cause) {
    return new AlluviumException(
        DIFFERS,
        "%s: file %s is damaged or gone: %s; restore it from a backup, or point --lakehouse at a copy"
            .formatted(table, file, RootCause.message(cause)),
        cause);
  }

  static AlluviumException unknownColumn(TableName table, String column, List<String> columns) {
    return new AlluviumException(
        DATA_CHECK, "%s has no column '%s'; it has %s".formatted(table, column, columns));
  }

  static AlluviumException requiredValueMissing(TableName table, String column, int row) {
    return new AlluviumException(
        DATA_CHECK, "%s: row %d has no %s, which is required".formatted(table, row, column));
  }

  static AlluviumException wrongCell(TableName table, String column, String what) {
    return new AlluviumException(DATA_CHECK, "%s: column %s: %s".formatted(table, column, what));
  }

  static AlluviumException needsSpark(TableName table, String why) {
    return new AlluviumException(
        UNEXPECTED,
        "%s cannot be written without Spark: %s; write it through a Spark session"
            .formatted(table, why));
  }
}
