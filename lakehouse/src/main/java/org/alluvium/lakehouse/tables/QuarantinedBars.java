package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.STRING_ARRAY;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * {@code silver.quarantined_bars}: daily bars whose close moved too far, held back from {@code
 * silver.daily_bars} until the move has proved itself. A release is a further row, and the bar then
 * is in {@code silver.daily_bars}, known from the release on.
 */
public final class QuarantinedBars {
  public static final String SYMBOL = "symbol";
  public static final String EVENT_DATE = "event_date";
  public static final String SOURCE = "source";
  public static final String KNOWN_AT = "known_at";
  public static final String STATE = "state";
  public static final String REASON = "reason";
  public static final String BAR_KNOWN_AT = "bar_known_at";
  public static final String OPEN = "open";
  public static final String HIGH = "high";
  public static final String LOW = "low";
  public static final String CLOSE = "close";
  public static final String VOLUME = "volume";
  public static final String PRICE_BASIS = "price_basis";
  public static final String FLAGS = "flags";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  /** State of a bar that is held back. */
  public static final String HELD = "held";

  /** State of a bar that was let go. */
  public static final String RELEASED = "released";

  public static final TableSpec SPEC =
      TableSpec.of(
              Layer.SILVER,
              "quarantined_bars",
              "Daily bars that were held back for an unproved move, and their release")
          .required(SYMBOL, STRING, "EXCHANGE:SYMBOL")
          .required(EVENT_DATE, DATE, "session of the bar, in the instrument's calendar")
          .required(SOURCE, STRING, "id of the source in conf/sources.json")
          .required(
              KNOWN_AT,
              TIMESTAMP,
              "held: when the bar was known; released: from when daily_bars has it; UTC")
          .required(STATE, STRING, "held or released")
          .required(REASON, STRING, "what the bar was too far from, or what proved it, for people")
          .required(BAR_KNOWN_AT, TIMESTAMP, "known_at of the bar in bronze.bars; UTC")
          .required(OPEN, DOUBLE, "first price, in the instrument's currency")
          .required(HIGH, DOUBLE, "highest price, in the instrument's currency")
          .required(LOW, DOUBLE, "lowest price, in the instrument's currency")
          .required(CLOSE, DOUBLE, "last price, in the instrument's currency")
          .optional(
              VOLUME, DOUBLE, "units traded (shares, coins); missing when the source has none or 0")
          .required(PRICE_BASIS, STRING, "raw, split_adjusted or fully_adjusted")
          .required(FLAGS, STRING_ARRAY, "as in silver.daily_bars, before the release")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(SYMBOL, EVENT_DATE, SOURCE, KNOWN_AT)
          .sortedBy(SYMBOL, EVENT_DATE)
          .check("state_known", "state IN ('held', 'released')")
          .check("held_first", "known_at >= bar_known_at")
          .appendOnly()
          .build();

  private QuarantinedBars() {}
}
