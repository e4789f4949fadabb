package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.LONG;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * {@code gold.studies}: what each sweep searches, one row written before its first trial. Whoever
 * goes on with a study goes on with just this. A study of trials that were declared has no row.
 */
public final class Studies {
  public static final String STUDY = Trials.STUDY;
  public static final String FAMILY = Trials.FAMILY;
  public static final String SAMPLER = Trials.SAMPLER;
  public static final String SEED = Trials.SEED;
  public static final String DEFINITION = "definition";
  public static final String PRICES = "prices";
  public static final String STARTED_AT = Trials.STARTED_AT;
  public static final String RUN_ID = Trials.RUN_ID;
  public static final String INGESTED_AT = Trials.INGESTED_AT;

  public static final TableSpec SPEC =
      TableSpec.of(Layer.GOLD, "studies", "What each sweep searches")
          .required(STUDY, STRING, "the sweep")
          .required(FAMILY, STRING, "family of its trials")
          .required(SAMPLER, STRING, "what chooses the parameters: sobol, grid, random or tpe")
          .required(SEED, LONG, "of the sampler")
          .required(DEFINITION, STRING, "rule, ranges, market, dates and costs: a JSON object")
          .required(PRICES, STRING, "SHA-256 of the prices that every trial is computed from")
          .stamp(STARTED_AT, TIMESTAMP, "when the sweep was first started; UTC")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(STUDY)
          .sortedBy(STUDY)
          .appendOnly()
          .build();

  private Studies() {}
}
