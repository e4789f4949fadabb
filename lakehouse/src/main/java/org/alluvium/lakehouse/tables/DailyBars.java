package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.STRING_ARRAY;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** {@code silver.daily_bars}: clean daily prices, every vintage; a correction is a further row. */
public final class DailyBars {
  public static final String SYMBOL = "symbol";
  public static final String EVENT_DATE = "event_date";
  public static final String KNOWN_AT = "known_at";
  public static final String OPEN = "open";
  public static final String HIGH = "high";
  public static final String LOW = "low";
  public static final String CLOSE = "close";
  public static final String VOLUME = "volume";
  public static final String PRICE_BASIS = "price_basis";
  public static final String SOURCE = "source";
  public static final String FLAGS = "flags";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  /** Flag of a bar whose high or low was moved to enclose open and close. */
  public static final String FLAG_RANGE_CLAMPED = "range_clamped";

  /** Flag of a bar whose volume came as 0 and is therefore missing. */
  public static final String FLAG_ZERO_VOLUME = "zero_volume";

  /** Flag of a bar that replaces an earlier vintage of the same symbol and session. */
  public static final String FLAG_CORRECTION = "correction";

  /** Flag of a bar that arrived after a later session's bar, and is known from its arrival on. */
  public static final String FLAG_LATE = "late";

  /** Flag of a bar that was in {@link QuarantinedBars}, and is known from its release on. */
  public static final String FLAG_RELEASED = "released";

  public static final TableSpec SPEC =
      TableSpec.of(
              Layer.SILVER,
              "daily_bars",
              "Clean daily prices on the source's basis; a correction is a new row with a later known_at")
          .required(SYMBOL, STRING, "EXCHANGE:SYMBOL")
          .required(EVENT_DATE, DATE, "session of the bar, in the instrument's calendar")
          .required(
              KNOWN_AT,
              TIMESTAMP,
              "session close plus the source's delay, or when it was let go; UTC")
          .required(OPEN, DOUBLE, "first price, in the instrument's currency")
          .required(HIGH, DOUBLE, "highest price, in the instrument's currency")
          .required(LOW, DOUBLE, "lowest price, in the instrument's currency")
          .required(CLOSE, DOUBLE, "last price, in the instrument's currency")
          .optional(
              VOLUME, DOUBLE, "units traded (shares, coins); missing when the source has none or 0")
          .required(PRICE_BASIS, STRING, "raw, split_adjusted or fully_adjusted")
          .required(SOURCE, STRING, "id of the source in conf/sources.json")
          .required(
              FLAGS,
              STRING_ARRAY,
              "range_clamped, zero_volume, late, correction, released; empty if none")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(SYMBOL, EVENT_DATE, KNOWN_AT)
          .sortedBy(EVENT_DATE, SYMBOL)
          .check("positive_prices", "low > 0")
          .check("range_encloses", "low <= least(open, close) AND high >= greatest(open, close)")
          .check("positive_volume", "volume IS NULL OR volume > 0")
          .check("basis_known", "price_basis IN ('raw', 'split_adjusted', 'fully_adjusted')")
          .build();

  private DailyBars() {}
}
