package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;

import org.alluvium.lakehouse.table.TableSpec;

/** Metrics of a backtest, as of a date. */
public final class Backtests {
  public static final String PROFILE = BookColumns.PROFILE;
  public static final String LINEAGE = BookColumns.LINEAGE;
  public static final String ENGINE = BookColumns.ENGINE;
  public static final String EVENT_DATE = BookColumns.EVENT_DATE;
  public static final String METRIC = "metric";
  public static final String VALUE = "value";
  public static final String RUN_ID = BookColumns.RUN_ID;
  public static final String INGESTED_AT = BookColumns.INGESTED_AT;

  public static final TableSpec SPEC =
      BookColumns.end(
          BookColumns.begin("backtests", "Metrics of each backtest as of a date, one row each")
              .required(EVENT_DATE, DATE, "last session judged")
              .required(METRIC, STRING, "name of the metric")
              .optional(VALUE, DOUBLE, "its value; missing where undefined")
              .key(PROFILE, LINEAGE, ENGINE, EVENT_DATE, METRIC));

  private Backtests() {}
}
