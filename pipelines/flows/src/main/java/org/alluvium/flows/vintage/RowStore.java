package org.alluvium.flows.vintage;

import java.util.Map;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.io.TableWriter;
import org.alluvium.lakehouse.io.WriteResult;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * Stores rows, as they are.
 *
 * @param target the table
 */
record RowStore(TableSpec target) implements SeriesStore<Row> {
  @Override
  public WriteResult append(
      TableWriter table,
      Dataset<Row> arranged,
      SymbolSeries<Row> evaluation,
      String appId,
      Map<String, Long> marks) {
    return table.appendOnce(rows(arranged, evaluation), appId);
  }

  @Override
  public Dataset<Row> rows(Dataset<Row> arranged, SymbolSeries<Row> evaluation) {
    return arranged.mapPartitions(evaluation, Encoders.row(SparkSchemas.contentSchema(target)));
  }
}
