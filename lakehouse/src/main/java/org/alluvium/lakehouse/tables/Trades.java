package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * Every fill, every vintage. The fills of a session as known at an instant are those of the same
 * {@code known_at} as the session's newest row in the table of returns: a fill that a correction
 * undid has no newer row of its own.
 */
public final class Trades {
  public static final String PROFILE = "profile";
  public static final String LINEAGE = "lineage";
  public static final String ENGINE = "engine";
  public static final String EVENT_DATE = "event_date";
  public static final String KNOWN_AT = "known_at";
  public static final String SYMBOL = "symbol";
  public static final String UNITS = "units";
  public static final String PRICE = "price";
  public static final String WEIGHT_BEFORE = "weight_before";
  public static final String WEIGHT_AFTER = "weight_after";
  public static final String COST = "cost";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(
              Layer.GOLD,
              "trades",
              "Every fill of every backtest, every vintage; those of a session share the known_at of its newest row of returns")
          .required(PROFILE, STRING, "profile id")
          .required(
              LINEAGE,
              STRING,
              "digest of everything that determines the result: strategy, profile, costs, feature set and versions")
          .required(ENGINE, STRING, "portfolio engine, or benchmark")
          .required(EVENT_DATE, DATE, "session of the fill")
          .required(KNOWN_AT, TIMESTAMP, "that of the session's row of returns")
          .required(SYMBOL, STRING, "EXCHANGE:SYMBOL, or the sleeve of a meta")
          .required(UNITS, DOUBLE, "units bought (+) or sold (-)")
          .required(PRICE, DOUBLE, "fill price before costs")
          .required(WEIGHT_BEFORE, DOUBLE, "share of net asset value before")
          .required(WEIGHT_AFTER, DOUBLE, "and after")
          .required(COST, DOUBLE, "cost of the fill, in currency")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written")
          .key(PROFILE, LINEAGE, ENGINE, EVENT_DATE, SYMBOL, KNOWN_AT)
          .partitionedBy(PROFILE)
          .sortedBy(LINEAGE, EVENT_DATE)
          .build();

  private Trades() {}
}
