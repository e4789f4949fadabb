package org.alluvium.flows.stage;

import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Observation;
import org.apache.spark.sql.Row;
import scala.Option;

/** Counts the rows that pass a point of a plan while the plan runs, without a job of its own. */
public final class RowCount {
  private final Observation observation = new Observation();
  private Dataset<Row> observed;

  /** Counts these rows when an action runs the returned dataset. */
  public Dataset<Row> of(Dataset<Row> rows) {
    observed = rows;
    return rows.observe(observation, count(lit(1)).as("rows"));
  }

  /** Rows counted by the action; where the optimiser dropped the point, they are counted now. */
  public long rows() {
    Option<Row> counted = observation.getRowOrEmpty();
    return counted.isDefined() ? counted.get().getLong(0) : observed.count();
  }
}
