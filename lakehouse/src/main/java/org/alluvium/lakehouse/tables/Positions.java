package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** Holdings at each close; the last one is where a backtest resumes. */
public final class Positions {
  public static final String PROFILE = "profile";
  public static final String LINEAGE = "lineage";
  public static final String ENGINE = "engine";
  public static final String EVENT_DATE = "event_date";
  public static final String SYMBOL = "symbol";
  public static final String UNITS = "units";
  public static final String PRICE = "price";
  public static final String WEIGHT = "weight";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(
              Layer.GOLD,
              "positions",
              "Holdings at each close; an incremental backtest resumes from the last")
          .required(PROFILE, STRING, "profile id")
          .required(
              LINEAGE,
              STRING,
              "digest of everything that determines the result: strategy, profile, costs, feature set and versions")
          .required(ENGINE, STRING, "portfolio engine, or benchmark")
          .required(EVENT_DATE, DATE, "session")
          .required(SYMBOL, STRING, "EXCHANGE:SYMBOL, or the sleeve of a meta")
          .required(UNITS, DOUBLE, "units held, signed, of an initial net asset value of 1")
          .required(PRICE, DOUBLE, "last price at the close")
          .required(WEIGHT, DOUBLE, "units x price over net asset value")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written")
          .key(PROFILE, LINEAGE, ENGINE, EVENT_DATE, SYMBOL)
          .partitionedBy(PROFILE)
          .sortedBy(LINEAGE, EVENT_DATE)
          .build();

  private Positions() {}
}
