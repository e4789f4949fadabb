package org.alluvium.flows.stage;

import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Rows as the table has them. */
record PlainRows(TableSpec table) implements RowPacking {
  @Override
  public StructType schema() {
    return SparkSchemas.contentSchema(table);
  }

  @Override
  public long rows(Row packed) {
    return 1;
  }

  @Override
  public Dataset<Row> unpack(Dataset<Row> packed) {
    return packed;
  }
}
