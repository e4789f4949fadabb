package org.alluvium.flows.stage;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** How several rows of a table are one row until they are written. */
public interface RowPacking {
  /** Columns of the packed rows. */
  StructType schema();

  /** How many rows of the table a packed row is. */
  long rows(Row packed);

  /** The rows of the table, its content columns. */
  Dataset<Row> unpack(Dataset<Row> packed);
}
