package org.alluvium.flows.stage;

import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.lakehouse.io.SliceDigest;
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
    return context.lakehouse().write(table).replaceSlice(dataset(), predicate()).rowsInserted();
  }

  /** Commits, unless the slices hold these very rows, and returns how many more they hold now. */
  public long commitNews() {
    if (slices.isEmpty()) {
      return 0;
    }
    Dataset<Row> present =
        context.lakehouse().read(table).orEmpty().all().filter(expr(predicate()));
    SliceDigest before = SliceDigest.of(present, table);
    boolean same = before.rows() == rows.size() && before.equals(SliceDigest.of(dataset(), table));
    return same ? 0 : commit() - before.rows();
  }

  private Dataset<Row> dataset() {
    return context
        .lakehouse()
        .spark()
        .createDataFrame(rows, SparkSchemas.contentSchema(table))
        .coalesce(1);
  }

  private String predicate() {
    return String.join(" or ", slices);
  }
}
