package org.alluvium.flows.report.assembly;

import static org.apache.spark.sql.functions.col;

import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.Backtests;
import org.alluvium.lakehouse.tables.Trials;

/** How many configurations have been tried so far. */
final class TrialCount {
  private TrialCount() {}

  /**
   * Distinct books (profile, lineage, engine) that were ever measured up to the run's date, and
   * every trial of sweeps, which have no such date.
   */
  static long of(StageContext context) {
    Lakehouse lakehouse = context.lakehouse();
    long books =
        lakehouse
            .read(Backtests.SPEC)
            .orEmpty()
            .all()
            .filter(col(Backtests.EVENT_DATE).leq(context.asOfDate()))
            .select(Backtests.PROFILE, Backtests.LINEAGE, Backtests.ENGINE)
            .distinct()
            .count();
    return books + lakehouse.read(Trials.SPEC).orEmpty().all().count();
  }
}
