package org.alluvium.lakehouse.io;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.plans.logical.LocalRelation;
import org.apache.spark.sql.functions;

/**
 * Arranges rows into few, sorted files before a write: one group of files per partition value, or
 * as many files as cores for a table without partitions, each sorted by the table's order so that
 * file statistics prune reads.
 *
 * @param table the table
 */
record FileLayout(TableSpec table) {
  Dataset<Row> apply(Dataset<Row> rows) {
    Dataset<Row> grouped = table.partitionedBy().isEmpty() ? fewParts(rows) : byPartition(rows);
    List<String> order = new ArrayList<>(table.partitionedBy());
    order.addAll(table.sortedBy());
    return order.isEmpty() ? grouped : grouped.sortWithinPartitions(columns(order));
  }

  private Dataset<Row> byPartition(Dataset<Row> rows) {
    return rows.hint("rebalance", (Object[]) columns(table.partitionedBy()));
  }

  /** No shuffle, and no loss of parallelism in what computes the rows. */
  private static Dataset<Row> fewParts(Dataset<Row> rows) {
    boolean inMemory = rows.queryExecution().optimizedPlan() instanceof LocalRelation;
    return rows.coalesce(inMemory ? 1 : rows.sparkSession().sparkContext().defaultParallelism());
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }
}
