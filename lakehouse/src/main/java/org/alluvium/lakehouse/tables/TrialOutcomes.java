package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.LONG;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * {@code gold.trial_outcomes}: what became of a trial, at most one row each, written after its
 * returns. A trial without one is unfinished.
 */
public final class TrialOutcomes {
  public static final String TRIAL_ID = Trials.TRIAL_ID;
  public static final String STUDY = Trials.STUDY;
  public static final String STATE = "state";
  public static final String REASON = "reason";
  public static final String PERIODS = "periods";
  public static final String SHARPE = "sharpe";
  public static final String FINISHED_AT = "finished_at";
  public static final String RUN_ID = Trials.RUN_ID;
  public static final String INGESTED_AT = Trials.INGESTED_AT;

  public static final TableSpec SPEC =
      TableSpec.of(Layer.GOLD, "trial_outcomes", "How each trial ended")
          .required(TRIAL_ID, STRING, "trial, of gold.trials")
          .required(STUDY, STRING, "its study")
          .required(STATE, STRING, "FINISHED or FAILED")
          .optional(REASON, STRING, "why it failed; missing when it finished")
          .required(PERIODS, LONG, "returns in gold.trial_returns; 0 when it failed")
          .optional(
              SHARPE,
              DOUBLE,
              "Sharpe ratio per period, not annual; missing when it failed, or its returns never move")
          .stamp(FINISHED_AT, TIMESTAMP, "when it ended or, made elsewhere, was declared; UTC")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(TRIAL_ID)
          .sortedBy(STUDY, TRIAL_ID)
          .appendOnly()
          .build();

  private TrialOutcomes() {}
}
