package org.alluvium.flows.stage;

import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Replaces several slices of one table in one commit: readers see all of them or none. */
public final class SliceWrite {
  private final StageContext context;
  private final TableSpec table;
  private final RowPacking packing;
  private final List<String> slices = new ArrayList<>();
  private final List<Row> rows = new ArrayList<>();

  public SliceWrite(StageContext context, TableSpec table) {
    this(context, table, new PlainRows(table));
  }

  /** Of rows that are packed until they are written. */
  public SliceWrite(StageContext context, TableSpec table, RowPacking packing) {
    this.context = context;
    this.table = table;
    this.packing = packing;
  }

  /**
   * Adds a slice.
   *
   * @param slice literal predicate of the rows that are replaced
   * @param replacement rows of the table's content columns, packed or plain, all within the slice
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
    long count = rows.stream().mapToLong(packing::rows).sum();
    boolean same = before.rows() == count && before.equals(SliceDigest.of(dataset(), table));
    return same ? 0 : commit() - before.rows();
  }

  private Dataset<Row> dataset() {
    Dataset<Row> packed =
        context.lakehouse().spark().createDataFrame(rows, packing.schema()).coalesce(1);
    return packing.unpack(packed);
  }

  private String predicate() {
    return String.join(" or ", slices);
  }
}
