package org.alluvium.lakehouse.io;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;

/**
 * The rows of a merge: computed once and kept, checked for unique keys, with the range of each
 * required key column, so that the merge reads only files of the table that can hold such keys.
 */
final class KeyedSource implements AutoCloseable {
  private static final String ROWS = "rows_of_key";

  private final Dataset<Row> rows;
  private final List<String> ranged;
  private final Row summary;

  private KeyedSource(Dataset<Row> rows, List<String> ranged, Row summary) {
    this.rows = rows;
    this.ranged = ranged;
    this.summary = summary;
  }

  static KeyedSource of(Dataset<Row> shaped, TableSpec table) {
    Dataset<Row> rows = shaped.persist(StorageLevel.MEMORY_AND_DISK());
    try {
      List<String> ranged =
          table.key().stream()
              .filter(k -> table.column(k).map(ColumnSpec::required).orElse(false))
              .toList();
      Dataset<Row> keys = rows.groupBy(columns(table.key())).agg(count(lit(1)).as(ROWS));
      KeyedSource source = new KeyedSource(rows, ranged, summary(keys, ranged));
      source.requireUnique(keys, table);
      return source;
    } catch (RuntimeException e) {
      rows.unpersist();
      throw e;
    }
  }

  Dataset<Row> rows() {
    return rows;
  }

  boolean isEmpty() {
    return summary.isNullAt(0);
  }

  /** True of every table row that some source row can match; narrows what the merge reads. */
  Column reach(String alias) {
    Column reach = lit(true);
    for (int i = 0; i < ranged.size(); i++) {
      Column key = col(alias + "." + ranged.get(i));
      reach = reach.and(key.between(lit(summary.get(1 + 2 * i)), lit(summary.get(2 + 2 * i))));
    }
    return reach;
  }

  @Override
  public void close() {
    rows.unpersist();
  }

  private static Row summary(Dataset<Row> keys, List<String> ranged) {
    List<Column> ranges = new ArrayList<>();
    for (String key : ranged) {
      ranges.add(min(col(key)));
      ranges.add(max(col(key)));
    }
    return keys.agg(max(col(ROWS)), ranges.toArray(Column[]::new)).first();
  }

  private void requireUnique(Dataset<Row> keys, TableSpec table) {
    if (!isEmpty() && summary.getLong(0) > 1) {
      Row example =
          keys.filter(col(ROWS).gt(1))
              .select(columns(table.key()))
              .orderBy(columns(table.key()))
              .first();
      throw LakehouseErrors.duplicateKeys(table.name(), table.key(), example.toString());
    }
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }
}
