package org.alluvium.flows.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Replaces several slices of one table in one commit: readers see all of them or none. */
public final class SliceWrite {
  private final StageContext context;
  private final TableSpec table;
  private final List<String> slices = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  public SliceWrite(StageContext context, TableSpec table) {
    this.context = context;
    this.table = table;
  }

  /**
   * Adds a slice.
   *
   * @param slice literal predicate of the rows that are replaced
   * @param replacement rows of the table's content columns, all within the slice
   */
  public SliceWrite replace(String slice, List<Row> replacement) {
    slices.add("(" + slice + ")");
    rows.addAll(replacement);
    return this;
  }

  /** Commits, unless no slice was added, and returns the number of rows written. */
  public long commit() {
    if (slices.isEmpty()) {
      return 0;
    }
    Dataset<Row> dataset =
        context
            .lakehouse()
            .spark()
            .createDataFrame(rows, SparkSchemas.contentSchema(table))
            .coalesce(1);
    String predicate = slices.stream().collect(Collectors.joining(" or "));
    return context.lakehouse().write(table).replaceSlice(dataset, predicate).rowsInserted();
  }
}
