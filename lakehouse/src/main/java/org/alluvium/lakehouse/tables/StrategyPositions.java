package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.INT;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.TableSpec;

/** Every position of a strategy from entry to end, every vintage: the worst and the best end. */
public final class StrategyPositions {
  public static final String PROFILE = BookColumns.PROFILE;
  public static final String LINEAGE = BookColumns.LINEAGE;
  public static final String ENGINE = BookColumns.ENGINE;
  public static final String EVENT_DATE = BookColumns.EVENT_DATE;
  public static final String KNOWN_AT = "known_at";
  public static final String SYMBOL = "symbol";
  public static final String SIDE = "side";
  public static final String WEIGHT = "weight";
  public static final String ENTRY_DATE = "entry_date";
  public static final String ENTRY_PRICE = "entry_price";
  public static final String STOP_PRICE = "stop_price";
  public static final String TARGET_PRICE = "target_price";
  public static final String RESOLUTION = "resolution";
  public static final String EXIT_DATE = "exit_date";
  public static final String EXIT_PRICE = "exit_price";
  public static final String EXIT_REASON = "exit_reason";
  public static final String POSITION_RETURN = "position_return";
  public static final String BEST_EXIT_DATE = "best_exit_date";
  public static final String BEST_EXIT_PRICE = "best_exit_price";
  public static final String BEST_EXIT_REASON = "best_exit_reason";
  public static final String BEST_RETURN = "best_return";
  public static final String MISSING_BARS = "missing_bars";
  public static final String RUN_ID = BookColumns.RUN_ID;
  public static final String INGESTED_AT = BookColumns.INGESTED_AT;

  public static final TableSpec SPEC =
      BookColumns.end(
          BookColumns.begin(
                  "strategy_positions",
                  "Every position of a strategy from entry to end, every vintage; traded is the worst end that the bars allow")
              .required(EVENT_DATE, DATE, "decision session")
              .required(KNOWN_AT, TIMESTAMP, "when the values became so")
              .required(SYMBOL, STRING, "EXCHANGE:SYMBOL")
              .required(SIDE, STRING, "long or short")
              .required(WEIGHT, DOUBLE, "share of net asset value at the entry")
              .required(ENTRY_DATE, DATE, "session of the entry")
              .required(ENTRY_PRICE, DOUBLE, "before costs")
              .required(STOP_PRICE, DOUBLE, "level of the hard stop")
              .optional(TARGET_PRICE, DOUBLE, "level of the target; missing where there is none")
              .required(RESOLUTION, STRING, "bars that it was decided on: daily, intraday or mixed")
              .required(EXIT_DATE, DATE, "session of the worst end; the last known one while open")
              .required(EXIT_PRICE, DOUBLE, "before costs")
              .required(
                  EXIT_REASON,
                  STRING,
                  "stop, trailing_stop, target, last_close, late_open or still_open")
              .required(POSITION_RETURN, DOUBLE, "a fraction of the entry value, before costs")
              .required(BEST_EXIT_DATE, DATE, "session of the best end that the bars allow")
              .required(BEST_EXIT_PRICE, DOUBLE, "before costs")
              .required(BEST_EXIT_REASON, STRING, "as exit_reason")
              .required(BEST_RETURN, DOUBLE, "as position_return")
              .required(MISSING_BARS, INT, "bars without prices that were passed over")
              .key(PROFILE, LINEAGE, ENGINE, EVENT_DATE, KNOWN_AT));

  private StrategyPositions() {}
}
