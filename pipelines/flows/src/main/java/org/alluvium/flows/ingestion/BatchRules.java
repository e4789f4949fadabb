package org.alluvium.flows.ingestion;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** The row rules that need the other rows of the batch. */
final class BatchRules {
  private static final String OCCURRENCE = "occurrence";

  private BatchRules() {}

  /**
   * Refuses every row but the first (by file and line) of one key, whatever its source. Rows
   * without a repeated key, the usual case, come back as they are: finding that out moves one hash
   * per row between tasks, ranking the rows would move all of each.
   *
   * @param received cached rows: they are read at once
   */
  static Dataset<Row> duplicatesRefused(Dataset<Row> received) {
    return mayRepeat(received) ? ranked(received) : received;
  }

  /** Equal keys have equal hashes; different ones may, and are told apart by the ranking. */
  private static boolean mayRepeat(Dataset<Row> received) {
    String hash = "key_hash";
    Row rows =
        received
            .filter(col(ReceivedRows.RULE).isNull())
            .select(
                xxhash64(
                        col(ReceivedRows.YIELD),
                        col(ReceivedRows.KEY),
                        col(ReceivedRows.QUALIFIER),
                        col(ReceivedRows.EVENT_DATE),
                        col(ReceivedRows.KNOWN_AT))
                    .as(hash))
            .agg(count(lit(1)), countDistinct(hash))
            .first();
    return rows.getLong(0) > rows.getLong(1);
  }

  private static Dataset<Row> ranked(Dataset<Row> received) {
    WindowSpec sameKey =
        Window.partitionBy(
                col(ReceivedRows.YIELD),
                col(ReceivedRows.KEY),
                col(ReceivedRows.QUALIFIER),
                col(ReceivedRows.EVENT_DATE),
                col(ReceivedRows.KNOWN_AT),
                col(ReceivedRows.RULE).isNull())
            .orderBy(col(ReceivedRows.FILE), col(ReceivedRows.LINE));
    Column repeated = col(ReceivedRows.RULE).isNull().and(col(OCCURRENCE).gt(1));
    Column reason =
        concat(
            col(ReceivedRows.KEY),
            lit(" on "),
            col(ReceivedRows.EVENT_DATE).cast("string"),
            lit(" is already in "),
            first(col(ReceivedRows.FILE)).over(sameKey),
            lit(", line "),
            first(col(ReceivedRows.LINE)).over(sameKey).cast("string"));
    return refused(
            received.withColumn(OCCURRENCE, row_number().over(sameKey)),
            repeated,
            RejectionRule.DUPLICATE_KEY,
            reason)
        .drop(OCCURRENCE);
  }

  /** Gives the rows of a condition a rule and a reason. */
  static Dataset<Row> refused(
      Dataset<Row> received, Column condition, RejectionRule rule, Column reason) {
    return received
        .withColumn(
            ReceivedRows.REASON, when(condition, reason).otherwise(col(ReceivedRows.REASON)))
        .withColumn(
            ReceivedRows.RULE, when(condition, lit(rule.id())).otherwise(col(ReceivedRows.RULE)));
  }
}
