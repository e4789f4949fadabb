package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * {@code gold.trial_returns}: the net returns of every trial that finished. Those of one study are
 * the matrix of a combinatorially symmetric cross-validation, and one partition.
 */
public final class TrialReturns {
  public static final String STUDY = Trials.STUDY;
  public static final String TRIAL_ID = Trials.TRIAL_ID;
  public static final String EVENT_DATE = "event_date";
  public static final String NET_RETURN = "net_return";
  public static final String RUN_ID = Trials.RUN_ID;
  public static final String INGESTED_AT = Trials.INGESTED_AT;

  public static final TableSpec SPEC =
      TableSpec.of(Layer.GOLD, "trial_returns", "Net returns of every trial that finished")
          .required(STUDY, STRING, "study of the trial")
          .required(TRIAL_ID, STRING, "trial, of gold.trials")
          .required(EVENT_DATE, DATE, "session on which the return was earned")
          .required(NET_RETURN, DOUBLE, "return after costs, a fraction; never NaN")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(TRIAL_ID, EVENT_DATE)
          .partitionedBy(STUDY)
          .sortedBy(TRIAL_ID, EVENT_DATE)
          .appendOnly()
          .build();

  private TrialReturns() {}
}
