package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.LONG;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** {@code silver.instruments}: what can be traded or quoted, and how, with validity intervals. */
public final class Instruments {
  public static final String SYMBOL = "symbol";
  public static final String VALID_FROM = "valid_from";
  public static final String VALID_TO = "valid_to";
  public static final String KNOWN_AT = "known_at";
  public static final String SOURCE_SYMBOL = "source_symbol";
  public static final String ASSET_CLASS = "asset_class";
  public static final String TICK_SIZE = "tick_size";
  public static final String PRICE_SCALE = "price_scale";
  public static final String LOT_SIZE = "lot_size";
  public static final String MINIMUM_NOTIONAL = "minimum_notional";
  public static final String CONTRACT_MULTIPLIER = "contract_multiplier";
  public static final String TIME_ZONE = "time_zone";
  public static final String SESSION = "session";
  public static final String CALENDAR = "calendar";
  public static final String CURRENCY = "currency";
  public static final String LISTED = "listed";
  public static final String DELISTED = "delisted";
  public static final String PRICE_BASIS = "price_basis";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(Layer.SILVER, "instruments", "What can be traded or quoted, and how")
          .required(SYMBOL, STRING, "EXCHANGE:SYMBOL")
          .required(VALID_FROM, DATE, "first day of these values; 1970-01-01 when before the data")
          .optional(VALID_TO, DATE, "last day of these values; missing while open")
          .required(KNOWN_AT, TIMESTAMP, "when these values could first be known; UTC")
          .required(SOURCE_SYMBOL, STRING, "name in the source files while these values hold")
          .required(ASSET_CLASS, STRING, "equity, etf, fx, metal, crypto or stablecoin")
          .required(TICK_SIZE, DOUBLE, "smallest price step, in currency")
          .required(PRICE_SCALE, LONG, "1 / tick size, as an integer")
          .required(LOT_SIZE, DOUBLE, "smallest quantity step, in units")
          .required(MINIMUM_NOTIONAL, DOUBLE, "smallest order value, in units of the base for fx")
          .required(CONTRACT_MULTIPLIER, DOUBLE, "value of one unit per price point")
          .required(TIME_ZONE, STRING, "IANA zone of the session")
          .required(SESSION, STRING, "HHMM-HHMM in the zone; 0000-2400 is the whole day")
          .required(CALENDAR, STRING, "id in conf/calendars.json")
          .required(CURRENCY, STRING, "quote currency, ISO 4217")
          .optional(LISTED, DATE, "first day quoted; missing when before the data")
          .optional(DELISTED, DATE, "last day quoted; missing while alive")
          .required(PRICE_BASIS, STRING, "raw, split_adjusted or fully_adjusted")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(SYMBOL, VALID_FROM, KNOWN_AT)
          .sortedBy(SYMBOL)
          .check("positive_tick", "tick_size > 0 AND lot_size > 0 AND contract_multiplier > 0")
          .build();

  private Instruments() {}
}
