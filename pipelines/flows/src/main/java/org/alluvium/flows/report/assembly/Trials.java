package org.alluvium.flows.report.assembly;

import static org.apache.spark.sql.functions.col;

import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.tables.Backtests;

/** How many configurations have been tried so far. */
final class Trials {
  private Trials() {}

  /** Distinct books (profile, lineage, engine) that were ever measured up to the run's date. */
  static long count(StageContext context) {
    return context
        .lakehouse()
        .read(Backtests.SPEC)
        .orEmpty()
        .all()
        .filter(col(Backtests.EVENT_DATE).leq(context.asOfDate()))
        .select(Backtests.PROFILE, Backtests.LINEAGE, Backtests.ENGINE)
        .distinct()
        .count();
  }
}
