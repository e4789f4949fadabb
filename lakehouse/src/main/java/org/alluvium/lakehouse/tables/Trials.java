package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.LONG;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * {@code gold.trials}: one row per trial that was ever started. A row is written before the trial
 * is computed and never changed, so that a failure or a crash still counts. What became of it is in
 * {@link TrialOutcomes}.
 */
public final class Trials {
  public static final String TRIAL_ID = "trial_id";
  public static final String STUDY = "study";
  public static final String FAMILY = "family";
  public static final String NUMBER = "number";
  public static final String LABEL = "label";
  public static final String SAMPLER = "sampler";
  public static final String PARAMETERS = "parameters";
  public static final String SEED = "seed";
  public static final String STARTED_AT = "started_at";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(Layer.GOLD, "trials", "Every trial ever started, failures too")
          .required(TRIAL_ID, STRING, "study and number: STUDY-0001")
          .required(STUDY, STRING, "the sweep that it belongs to")
          .required(FAMILY, STRING, "strategy, universe and horizon: cumulative over studies")
          .required(NUMBER, LONG, "of the trial in its study; the first is 1")
          .optional(LABEL, STRING, "what its maker calls it; missing when nothing")
          .required(SAMPLER, STRING, "what chose its parameters; declared = made elsewhere")
          .required(PARAMETERS, STRING, "a JSON object, names in order")
          .optional(SEED, LONG, "of its random numbers; missing when unknown")
          .stamp(STARTED_AT, TIMESTAMP, "when it was started or, made elsewhere, declared; UTC")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(TRIAL_ID)
          .sortedBy(STUDY, NUMBER)
          .appendOnly()
          .build();

  private Trials() {}
}
