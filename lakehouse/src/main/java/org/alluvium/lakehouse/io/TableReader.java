package org.alluvium.lakehouse.io;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.types.DataType;

/**
 * Reads one table: at a version, and as it was known at an instant. Immutable.
 *
 * <p>Datasets hold every column of the table in table order, stamps too; an optional column that
 * the files do not have yet reads as null.
 */
public final class TableReader {
  /** Name of the column that says from when a row could have been known. */
  public static final String KNOWN_AT = "known_at";

  private final Lakehouse lakehouse;
  private final TableSpec table;
  private final OptionalLong version;
  private final WhenMissing whenMissing;

  private enum WhenMissing {
    FAIL,
    EMPTY
  }

  private TableReader(
      Lakehouse lakehouse, TableSpec table, OptionalLong version, WhenMissing whenMissing) {
    this.lakehouse = lakehouse;
    this.table = table;
    this.version = version;
    this.whenMissing = whenMissing;
  }

  static TableReader latest(Lakehouse lakehouse, TableSpec table) {
    return new TableReader(lakehouse, table, OptionalLong.empty(), WhenMissing.FAIL);
  }

  /** Reads that version instead of the latest. */
  public TableReader atVersion(long asked) {
    return new TableReader(lakehouse, table, OptionalLong.of(asked), whenMissing);
  }

  /** A table that does not exist yet reads as an empty dataset instead of an error. */
  public TableReader orEmpty() {
    return new TableReader(lakehouse, table, version, WhenMissing.EMPTY);
  }

  /** Every row, every vintage. */
  public Dataset<Row> all() {
    long latest = lakehouse.version(table);
    if (latest < 0) {
      return missing();
    }
    long asked = version.orElse(latest);
    if (asked < 0 || asked > latest) {
      throw LakehouseErrors.versionNotFound(table.name(), asked, latest);
    }
    return inTableOrder(
        lakehouse
            .spark()
            .read()
            .format("delta")
            .option("versionAsOf", asked)
            .load(lakehouse.path(table.name())));
  }

  /** Rows that could have been known at {@code t}, every vintage of them. */
  public Dataset<Row> knownBy(Instant t) {
    requireKnownAt();
    return all().filter(col(KNOWN_AT).leq(lit(t)));
  }

  /**
   * Rows as they were known at {@code t}: per key (without {@code known_at}) the row with the
   * greatest {@code known_at} not after {@code t}, and no other.
   */
  public Dataset<Row> asOf(Instant t) {
    Dataset<Row> known = knownBy(t);
    if (!table.key().contains(KNOWN_AT)) {
      return known;
    }
    Column[] entity =
        table.key().stream()
            .filter(k -> !k.equals(KNOWN_AT))
            .map(org.apache.spark.sql.functions::col)
            .toArray(Column[]::new);
    String rank = "vintage_rank";
    Column newestFirst =
        row_number().over(Window.partitionBy(entity).orderBy(col(KNOWN_AT).desc()));
    return known.withColumn(rank, newestFirst).filter(col(rank).equalTo(1)).drop(rank);
  }

  private Dataset<Row> missing() {
    if (whenMissing == WhenMissing.FAIL) {
      throw LakehouseErrors.tableMissing(table.name(), lakehouse.root());
    }
    return lakehouse.spark().createDataFrame(List.of(), SparkSchemas.schema(table));
  }

  private void requireKnownAt() {
    if (table.column(KNOWN_AT).isEmpty()) {
      throw LakehouseErrors.noVintages(table.name());
    }
  }

  private Dataset<Row> inTableOrder(Dataset<Row> onDisk) {
    Set<String> present = new HashSet<>(List.of(onDisk.columns()));
    List<Column> selected = new ArrayList<>();
    List<String> lacking = new ArrayList<>();
    for (ColumnSpec column : table.columns()) {
      if (present.contains(column.name())) {
        selected.add(col(column.name()));
      } else if (column.required()) {
        lacking.add(column.name());
      } else {
        DataType type = SparkSchemas.dataType(column.type());
        selected.add(lit(null).cast(type).as(column.name()));
      }
    }
    if (!lacking.isEmpty()) {
      throw LakehouseErrors.tableLacksColumns(table.name(), lacking);
    }
    return onDisk.select(selected.toArray(Column[]::new));
  }
}
