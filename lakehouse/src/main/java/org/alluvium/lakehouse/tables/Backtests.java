package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** Metrics of a backtest, as of a date. */
public final class Backtests {
  public static final String PROFILE = "profile";
  public static final String LINEAGE = "lineage";
  public static final String ENGINE = "engine";
  public static final String EVENT_DATE = "event_date";
  public static final String METRIC = "metric";
  public static final String VALUE = "value";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(Layer.GOLD, "backtests", "Metrics of each backtest as of a date, one row each")
          .required(PROFILE, STRING, "profile id")
          .required(
              LINEAGE,
              STRING,
              "digest of everything that determines the result: strategy, profile, costs, feature set and versions")
          .required(ENGINE, STRING, "portfolio engine, or benchmark")
          .required(EVENT_DATE, DATE, "last session judged")
          .required(METRIC, STRING, "name of the metric")
          .optional(VALUE, DOUBLE, "its value; missing where undefined")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written")
          .key(PROFILE, LINEAGE, ENGINE, EVENT_DATE, METRIC)
          .partitionedBy(PROFILE)
          .sortedBy(LINEAGE, EVENT_DATE)
          .build();

  private Backtests() {}
}
