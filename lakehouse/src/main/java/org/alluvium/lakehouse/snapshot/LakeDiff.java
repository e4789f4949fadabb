package org.alluvium.lakehouse.snapshot;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * How two states of one table differ, key by key: two versions, two times, or two lakehouses.
 * Stamps are not compared; NaN equals NaN, null equals null.
 */
public final class LakeDiff {
  private static final String BEFORE = "before";
  private static final String AFTER = "after";
  private static final String KIND = "difference_kind";
  private static final int SHOWN = 10;

  private LakeDiff() {}

  /**
   * Compares two datasets of a table; one full outer join on the key.
   *
   * @return counts, and the first differing keys in key order
   */
  public static DiffReport between(Dataset<Row> before, Dataset<Row> after, TableSpec table) {
    if (table.key().isEmpty()) {
      throw LakehouseErrors.noKey(table.name(), "diff");
    }
    Dataset<Row> joined = joined(before, after, table);
    Map<DiffReport.Kind, Long> counts = new HashMap<>();
    for (Row row : joined.groupBy(KIND).agg(count(lit(1))).collectAsList()) {
      counts.put(DiffReport.Kind.valueOf(row.getString(0)), row.getLong(1));
    }
    List<DiffReport.KeyDifference> first = new ArrayList<>();
    if (counts.keySet().stream().anyMatch(kind -> kind != DiffReport.Kind.SAME)) {
      joined
          .filter(col(KIND).notEqual(DiffReport.Kind.SAME.name()))
          .orderBy(columns(table.key()))
          .limit(SHOWN)
          .collectAsList()
          .forEach(row -> first.add(difference(row, table)));
    }
    return new DiffReport(table.name(), counts, first);
  }

  private static Dataset<Row> joined(Dataset<Row> before, Dataset<Row> after, TableSpec table) {
    Column same = lit(true);
    for (String key : table.key()) {
      same = same.and(col(BEFORE + "." + key).eqNullSafe(col(AFTER + "." + key)));
    }
    Column[] selected = new Column[table.key().size() + 3];
    for (int i = 0; i < table.key().size(); i++) {
      String key = table.key().get(i);
      selected[i] = coalesce(col(BEFORE + "." + key), col(AFTER + "." + key)).as(key);
    }
    selected[selected.length - 3] = kind().as(KIND);
    selected[selected.length - 2] = col(BEFORE);
    selected[selected.length - 1] = col(AFTER);
    return side(before, BEFORE, table)
        .join(side(after, AFTER, table), same, "full_outer")
        .select(selected);
  }

  private static Column kind() {
    return when(col(BEFORE).isNull(), lit(DiffReport.Kind.ADDED.name()))
        .when(col(AFTER).isNull(), lit(DiffReport.Kind.REMOVED.name()))
        .when(col(BEFORE).equalTo(col(AFTER)), lit(DiffReport.Kind.SAME.name()))
        .otherwise(lit(DiffReport.Kind.CHANGED.name()));
  }

  private static Dataset<Row> side(Dataset<Row> rows, String alias, TableSpec table) {
    List<String> content = table.contentColumns().stream().map(ColumnSpec::name).toList();
    return rows.select(struct(columns(content)).as(alias));
  }

  private static DiffReport.KeyDifference difference(Row row, TableSpec table) {
    List<String> key = new ArrayList<>();
    table.key().forEach(k -> key.add(String.valueOf(row.<Object>getAs(k))));
    Row before = row.getAs(BEFORE);
    Row after = row.getAs(AFTER);
    List<DiffReport.CellDifference> cells = new ArrayList<>();
    if (before != null && after != null) {
      for (String column : before.schema().fieldNames()) {
        Object old = before.getAs(column);
        Object now = after.getAs(column);
        if (!Objects.equals(old, now)) {
          cells.add(
              new DiffReport.CellDifference(column, String.valueOf(old), String.valueOf(now)));
        }
      }
    }
    return new DiffReport.KeyDifference(
        DiffReport.Kind.valueOf(row.getAs(KIND)), String.join(", ", key), cells);
  }

  private static Column[] columns(List<String> names) {
    return names.stream().map(functions::col).toArray(Column[]::new);
  }
}
