package org.alluvium.flows.ingestion.received;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lead;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** The row rules that need the other rows of the batch. */
public final class BatchRules {
  private static final String OCCURRENCE = "occurrence";
  private static final String COPIES = "copies_next";
  private static final String NEXT_DATE = "next_date";

  private BatchRules() {}

  /**
   * Refuses every row but the first (by file and line) of one key, whatever its source. Rows
   * without a repeated key, the usual case, come back as they are: finding that out moves one hash
   * per row between tasks, ranking the rows would move all of each.
   *
   * @param received cached rows: they are read at once
   */
  public static Dataset<Row> duplicatesRefused(Dataset<Row> received) {
    return mayRepeat(received) ? ranked(received) : received;
  }

  /**
   * Tells among the rows of dates without a session those that repeat the prices of the series'
   * next row: gold of a Sunday that is the following Monday's. A row whose four prices are equal is
   * none: two still days are alike.
   */
  public static Dataset<Row> copiesTold(Dataset<Row> received) {
    Column off = col(ReceivedRows.RULE).equalTo(RejectionRule.NOT_A_SESSION.id());
    if (received.filter(off).isEmpty()) {
      return received;
    }
    WindowSpec series =
        Window.partitionBy(
                col(ReceivedRows.SOURCE), col(ReceivedRows.KEY), col(ReceivedRows.QUALIFIER))
            .orderBy(col(ReceivedRows.EVENT_DATE), col(ReceivedRows.FILE), col(ReceivedRows.LINE));
    Column same =
        Stream.of(ReceivedRows.OPEN, ReceivedRows.HIGH, ReceivedRows.LOW, ReceivedRows.CLOSE)
            .map(price -> col(price).equalTo(lead(price, 1).over(series)))
            .reduce(Column::and)
            .orElseThrow();
    Column copies = off.and(same).and(col(ReceivedRows.HIGH).gt(col(ReceivedRows.LOW)));
    Column reason =
        concat(
            col(ReceivedRows.KEY),
            lit(" on "),
            col(ReceivedRows.EVENT_DATE).cast("string"),
            lit(", a date without a session, repeats the prices of "),
            col(NEXT_DATE).cast("string"),
            lit(": look-ahead"));
    Dataset<Row> compared =
        received
            .withColumn(COPIES, coalesce(copies, lit(false)))
            .withColumn(NEXT_DATE, lead(ReceivedRows.EVENT_DATE, 1).over(series));
    return refused(compared, col(COPIES), RejectionRule.COPY_OF_NEXT_SESSION, reason)
        .drop(COPIES, NEXT_DATE);
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
                        owner(),
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
                owner(),
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

  /** The source of rows that other sources have rows of the same key beside. */
  public static Column owner() {
    return when(
        col(ReceivedRows.YIELD).equalTo(SourceYield.VENDOR_FEATURES.name()),
        col(ReceivedRows.SOURCE));
  }

  /** Gives the rows of a condition a rule and a reason. */
  public static Dataset<Row> refused(
      Dataset<Row> received, Column condition, RejectionRule rule, Column reason) {
    return received
        .withColumn(
            ReceivedRows.REASON, when(condition, reason).otherwise(col(ReceivedRows.REASON)))
        .withColumn(
            ReceivedRows.RULE, when(condition, lit(rule.id())).otherwise(col(ReceivedRows.RULE)));
  }
}
