package org.alluvium.lakehouse.testkit;

import java.util.List;
import java.util.Map;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.TableSpec;

/** Tables that only Spark may write for their CHECK constraints, without those: for readers. */
public final class UncheckedTable {
  private UncheckedTable() {}

  /** Makes a table of rows that its constraints are not asked about. */
  public static void write(
      DirectLakehouse lakehouse, TableSpec table, List<Map<String, Object>> rows) {
    TableSpec.Builder unchecked =
        TableSpec.of(table.name().layer(), table.name().name(), table.comment());
    for (ColumnSpec column : table.columns()) {
      if (column.stamp()) {
        unchecked.stamp(column.name(), column.type(), column.comment());
      } else if (column.required()) {
        unchecked.required(column.name(), column.type(), column.comment());
      } else {
        unchecked.optional(column.name(), column.type(), column.comment());
      }
    }
    lakehouse.append(unchecked.key(table.key().toArray(String[]::new)).build(), rows, -1);
  }
}
