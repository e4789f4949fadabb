package org.alluvium.flows.stage;

import static org.apache.spark.sql.functions.expr;

import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Takes the digests of what a stage read and wrote. */
public final class Slices {
  private Slices() {}

  /** The whole table as known by the run's instant, with its digest. */
  public static TableState knownByRun(StageContext context, TableSpec table) {
    return digested(
        context, table, "", context.lakehouse().read(table).orEmpty().knownBy(context.asOf()));
  }

  /**
   * The rows that a literal predicate selects, as known by the run's instant, with their digest.
   */
  public static TableState knownByRun(StageContext context, TableSpec table, String predicate) {
    return digested(
        context,
        table,
        predicate,
        context.lakehouse().read(table).orEmpty().knownBy(context.asOf()).filter(expr(predicate)));
  }

  /** The rows that a literal predicate selects, with their digest. */
  public static TableState of(StageContext context, TableSpec table, String predicate) {
    return digested(
        context,
        table,
        predicate,
        context.lakehouse().read(table).orEmpty().all().filter(expr(predicate)));
  }

  /** Names an input by its table version only; its content is digested where it was written. */
  public static TableState version(StageContext context, TableSpec table) {
    return new TableState(table.name(), "", context.lakehouse().version(table), -1, "");
  }

  private static TableState digested(
      StageContext context, TableSpec table, String predicate, Dataset<Row> rows) {
    SliceDigest digest = SliceDigest.of(rows, table);
    return new TableState(
        table.name(),
        predicate,
        context.lakehouse().version(table),
        digest.rows(),
        digest.toString());
  }
}
