package org.alluvium.flows.stage;

import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Takes the digests of what a stage read and wrote: one pass per table. */
public final class Slices {
  private Slices() {}

  /** The whole table as known by the run's instant, with its digest. */
  public static TableState knownByRun(StageContext context, TableSpec table) {
    return digested(context, table, List.of(""), known(context, table)).get(0);
  }

  /** The rows that literal predicates select, as known by the run's instant, with their digests. */
  public static List<TableState> knownByRun(
      StageContext context, TableSpec table, List<String> predicates) {
    return digested(context, table, predicates, known(context, table));
  }

  /** The rows that literal predicates select, with their digests. */
  public static List<TableState> of(
      StageContext context, TableSpec table, List<String> predicates) {
    Dataset<Row> rows = context.lakehouse().read(table).orEmpty().all();
    return digested(context, table, predicates, rows);
  }

  /** Names an input by its table version only; its content is digested where it was written. */
  public static TableState version(StageContext context, TableSpec table) {
    return new TableState(table.name(), "", context.lakehouse().version(table), -1, "");
  }

  private static Dataset<Row> known(StageContext context, TableSpec table) {
    return context.lakehouse().read(table).orEmpty().knownBy(context.asOf());
  }

  private static List<TableState> digested(
      StageContext context, TableSpec table, List<String> predicates, Dataset<Row> rows) {
    List<Column> slices = predicates.stream().map(p -> p.isEmpty() ? lit(true) : expr(p)).toList();
    List<SliceDigest> digests = SliceDigest.ofSlices(rows, table, slices);
    long version = context.lakehouse().version(table);
    List<TableState> states = new ArrayList<>();
    for (int i = 0; i < digests.size(); i++) {
      SliceDigest digest = digests.get(i);
      states.add(
          new TableState(
              table.name(), predicates.get(i), version, digest.rows(), digest.toString()));
    }
    return states;
  }
}
