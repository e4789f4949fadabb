package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.INT;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** Out-of-sample predictions. */
public final class Forecasts {
  public static final String STRATEGY = "strategy";
  public static final String LINEAGE = "lineage";
  public static final String MODEL = "model";
  public static final String HORIZON = "horizon";
  public static final String CUTOFF = "cutoff";
  public static final String SYMBOL = "symbol";
  public static final String EVENT_DATE = "event_date";
  public static final String KNOWN_AT = "known_at";
  public static final String FORECAST = "forecast";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(
              Layer.GOLD,
              "forecasts",
              "Out-of-sample predictions, made at the decision session with the model of the latest cutoff")
          .required(STRATEGY, STRING, "strategy id")
          .required(
              LINEAGE,
              STRING,
              "digest of everything that determines the result: strategy, profile, costs, feature set and versions")
          .required(MODEL, STRING, "model id; naive baselines carry their own")
          .required(HORIZON, INT, "label horizon in sessions")
          .required(CUTOFF, TIMESTAMP, "knowledge cutoff of the model used")
          .required(SYMBOL, STRING, "EXCHANGE:SYMBOL")
          .required(EVENT_DATE, DATE, "decision session")
          .required(KNOWN_AT, TIMESTAMP, "instant of the decision")
          .optional(
              FORECAST, DOUBLE, "predicted forward return, a fraction; missing when an input is")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written")
          .key(STRATEGY, LINEAGE, MODEL, HORIZON, SYMBOL, EVENT_DATE)
          .partitionedBy(STRATEGY)
          .sortedBy(LINEAGE, EVENT_DATE)
          .build();

  private Forecasts() {}
}
