package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.STRING_ARRAY;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** {@code silver.intraday_bars}: clean prices of parts of a session; flags as of daily bars. */
public final class IntradayBars {
  public static final String SYMBOL = "symbol";
  public static final String INTERVAL = "interval";
  public static final String BAR_START = "bar_start";
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

  public static final TableSpec SPEC =
      TableSpec.of(
              Layer.SILVER,
              "intraday_bars",
              "Clean prices of parts of a session, on the source's basis")
          .required(SYMBOL, STRING, "EXCHANGE:SYMBOL")
          .required(INTERVAL, STRING, "length of the bar, for example 5m")
          .required(BAR_START, TIMESTAMP, "when the bar begins; UTC")
          .required(EVENT_DATE, DATE, "date of the bar in the zone of the source's session")
          .required(KNOWN_AT, TIMESTAMP, "end of the bar plus the source's delay; UTC")
          .required(OPEN, DOUBLE, "first price, in the instrument's currency")
          .required(HIGH, DOUBLE, "highest price, in the instrument's currency")
          .required(LOW, DOUBLE, "lowest price, in the instrument's currency")
          .required(CLOSE, DOUBLE, "last price, in the instrument's currency")
          .optional(VOLUME, DOUBLE, "units traded; missing when the source has none or 0")
          .required(PRICE_BASIS, STRING, "raw, split_adjusted or fully_adjusted")
          .required(SOURCE, STRING, "id of the source in conf/sources.json")
          .required(FLAGS, STRING_ARRAY, "range_clamped, zero_volume; empty if none")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(SYMBOL, INTERVAL, BAR_START, KNOWN_AT)
          .sortedBy(SYMBOL, BAR_START)
          .check("positive_prices", "low > 0")
          .check("range_encloses", "low <= least(open, close) AND high >= greatest(open, close)")
          .check("positive_volume", "volume IS NULL OR volume > 0")
          .build();

  private IntradayBars() {}
}
