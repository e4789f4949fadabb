package org.alluvium.flows.ingestion.quarantine;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.when;

import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** What {@link SymbolWalk} reads: closes and corporate actions of one symbol in one form. */
final class WalkRows {
  static final String SYMBOL = "symbol";
  static final String ROLE = "role";
  static final String DAY = "day";
  static final String MOMENT = "moment";
  static final String SOURCE = "source";
  static final String VALUE = "value";

  /** Role of the newest accepted close of a day. */
  static final String ACCEPTED = "accepted";

  /** Role of a bar that an earlier ingest held back. */
  static final String HELD = "held";

  /** Role of a bar that this ingest received. */
  static final String RECEIVED = "received";

  /** Role of a bar of bronze that an ingest left behind when it was killed. */
  static final String LEFT_BEHIND = "left_behind";

  /** Role of a delisting: the kind of the action. */
  static final String DELISTING = "delisting";

  private static final String FROM = "first_day";

  private WalkRows() {}

  /** Bars in the form of silver. */
  static Dataset<Row> closes(Dataset<Row> bars, Column role) {
    return bars.select(
        col(DailyBars.SYMBOL).as(SYMBOL),
        role.as(ROLE),
        col(DailyBars.EVENT_DATE).as(DAY),
        col(DailyBars.KNOWN_AT).as(MOMENT),
        col(DailyBars.SOURCE).as(SOURCE),
        col(DailyBars.CLOSE).as(VALUE));
  }

  /** Actions of the symbols of some closes. */
  static Dataset<Row> actions(Dataset<Row> actions, Dataset<Row> closes) {
    Dataset<Row> symbols = closes.select(col(SYMBOL)).distinct();
    return actions
        .select(
            col(CorporateActions.SYMBOL).as(SYMBOL),
            col(CorporateActions.KIND).as(ROLE),
            col(CorporateActions.EX_DATE).as(DAY),
            col(CorporateActions.KNOWN_AT).as(MOMENT),
            col(CorporateActions.SOURCE).as(SOURCE),
            col(CorporateActions.VALUE).as(VALUE))
        .join(symbols, new String[] {SYMBOL}, "left_semi");
  }

  /**
   * Accepted closes from the last one before each symbol's first undecided day on, the newest of
   * each day; one pass over the columns that it needs.
   */
  static Dataset<Row> accepted(Dataset<Row> silver, Dataset<Row> undecided) {
    Dataset<Row> first = undecided.groupBy(col(SYMBOL)).agg(min(DAY).as(FROM));
    return closes(silver, lit(ACCEPTED))
        .join(broadcast(first), SYMBOL)
        .withColumn(FROM, when(col(DAY).geq(col(FROM)), col(DAY)))
        .groupBy(col(SYMBOL), col(FROM))
        .agg(
            max_by(
                    struct(col(ROLE), col(DAY), col(MOMENT), col(SOURCE), col(VALUE)),
                    struct(col(DAY), col(MOMENT)))
                .as("newest"))
        .select(col(SYMBOL), col("newest.*"));
  }
}
