package org.alluvium.flows.ingestion.quarantine;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_union;
import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.QuarantinedBars;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Bars of one ingest after toxicity: what passes, what is held back, what is let go. */
public final class JudgedBars {
  private static final String[] BAR = {
    DailyBars.SYMBOL, DailyBars.EVENT_DATE, DailyBars.SOURCE, QuarantinedBars.BAR_KNOWN_AT
  };

  private final Dataset<Row> bars;
  private final Dataset<Row> held;
  private final Dataset<Row> decisions;
  private final Map<String, Long> quarantined = new HashMap<>();
  private long heldRows;
  private long releasedRows;

  /**
   * Counts the decisions, which are few; they are kept on the driver.
   *
   * @param bars new ones in the form of silver
   * @param held those of earlier ingests in the same form
   */
  JudgedBars(Dataset<Row> bars, Dataset<Row> held, Dataset<Row> decisions) {
    List<Row> decided = decisions.collectAsList();
    this.bars = bars;
    this.held = held;
    this.decisions = decisions.sparkSession().createDataFrame(decided, SymbolWalk.DECISIONS);
    decided.forEach(this::count);
  }

  private void count(Row decision) {
    boolean isHeld = isHeld(decision);
    if (isHeld) {
      heldRows++;
    } else {
      releasedRows++;
    }
    if (decision.getAs(WalkRows.ROLE).equals(WalkRows.RECEIVED)) {
      quarantined.merge(decision.getAs(QuarantinedBars.SOURCE), isHeld ? 1L : -1L, Long::sum);
    }
  }

  private static boolean isHeld(Row decision) {
    return decision.getAs(QuarantinedBars.STATE).equals(QuarantinedBars.HELD);
  }

  /** Received bars of a source that are held back when all is done. */
  public long quarantined(String source) {
    return quarantined.getOrDefault(source, 0L);
  }

  /** Bars that were held back, now or before, and are let go. */
  public long released() {
    return releasedRows;
  }

  /** Bars that reach silver less the new ones: below zero when more are held than let go. */
  public long balance() {
    return releasedRows - heldRows;
  }

  /** Whether the quarantine has anything to write. */
  public boolean decidedAny() {
    return heldRows + releasedRows > 0;
  }

  /** Rows of {@code silver.quarantined_bars}. */
  public Dataset<Row> quarantine() {
    return stated(decisions);
  }

  /** Rows of {@code silver.daily_bars}. */
  public Dataset<Row> passed() {
    if (!decidedAny()) {
      return bars;
    }
    Dataset<Row> heldNow = of(QuarantinedBars.HELD).select(BAR[0], BAR[1], BAR[2], BAR[3]);
    Dataset<Row> let =
        stated(of(QuarantinedBars.RELEASED))
            .withColumn(
                DailyBars.FLAGS,
                array_union(col(DailyBars.FLAGS), array(lit(DailyBars.FLAG_RELEASED))));
    return keyed(bars)
        .join(broadcast(heldNow), BAR, "left_anti")
        .withColumnRenamed(QuarantinedBars.BAR_KNOWN_AT, DailyBars.KNOWN_AT)
        .unionByName(let.select(names()));
  }

  private Column[] names() {
    return Arrays.stream(bars.columns()).map(functions::col).toArray(Column[]::new);
  }

  private Dataset<Row> of(String state) {
    return decisions.filter(col(QuarantinedBars.STATE).equalTo(state));
  }

  /** Decisions with their bars. */
  private Dataset<Row> stated(Dataset<Row> some) {
    return keyed(bars.unionByName(held)).join(broadcast(some.drop(WalkRows.ROLE)), BAR);
  }

  private static Dataset<Row> keyed(Dataset<Row> rows) {
    return rows.withColumnRenamed(DailyBars.KNOWN_AT, QuarantinedBars.BAR_KNOWN_AT);
  }
}
