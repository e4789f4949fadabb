package org.alluvium.lakehouse.io;

import org.apache.spark.sql.Row;

/** Numbers of a row as kernels take them: what is missing is {@code NaN}. */
public final class RowNumbers {
  private RowNumbers() {}

  public static double number(Row row, int column) {
    return row.isNullAt(column) ? Double.NaN : row.getDouble(column);
  }

  public static double number(Row row, String column) {
    return number(row, row.fieldIndex(column));
  }
}
