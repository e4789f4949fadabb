package org.alluvium.lakehouse.io;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.delta.tables.DeltaMergeBuilder;
import io.delta.tables.DeltaTable;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;

/**
 * One Delta MERGE on a table's key. Insert-only merges are an anti-join and an append inside Delta;
 * done as a MERGE, a concurrent insert of the same key is still found as a conflict, which a plain
 * append would not.
 */
final class KeyedMerge {
  private static final String TARGET = "target";
  private static final String SOURCE = "source";

  private final TableSpec table;
  private final Known known;

  /** What happens to a row whose key the table has. */
  private enum Known {
    KEEP,
    UPDATE
  }

  private KeyedMerge(TableSpec table, Known known) {
    this.table = table;
    this.known = known;
  }

  static KeyedMerge insertOnly(TableSpec table) {
    return new KeyedMerge(table, Known.KEEP);
  }

  static KeyedMerge upsert(TableSpec table) {
    return new KeyedMerge(table, Known.UPDATE);
  }

  void execute(SparkSession spark, String path, KeyedSource source) {
    DeltaMergeBuilder merge =
        DeltaTable.forPath(spark, path)
            .as(TARGET)
            .merge(source.rows().as(SOURCE), sameKey().and(source.reach(TARGET)));
    DeltaMergeBuilder updating =
        switch (known) {
          case KEEP -> merge;
          case UPDATE -> merge.whenMatched(contentDiffers()).update(sourceValues());
        };
    updating.whenNotMatched().insert(sourceValues()).execute();
  }

  private Column sameKey() {
    Column same = lit(true);
    for (String key : table.key()) {
      Column target = col(TARGET + "." + key);
      Column source = col(SOURCE + "." + key);
      boolean required = table.column(key).map(ColumnSpec::required).orElse(false);
      same = same.and(required ? target.equalTo(source) : target.eqNullSafe(source));
    }
    return same;
  }

  private Column contentDiffers() {
    Column equal = lit(true);
    for (ColumnSpec column : table.contentColumns()) {
      if (!table.key().contains(column.name())) {
        equal =
            equal.and(
                col(TARGET + "." + column.name()).eqNullSafe(col(SOURCE + "." + column.name())));
      }
    }
    return not(equal);
  }

  private Map<String, Column> sourceValues() {
    Map<String, Column> values = new LinkedHashMap<>();
    table.columnNames().forEach(name -> values.put(name, col(SOURCE + "." + name)));
    return values;
  }
}
