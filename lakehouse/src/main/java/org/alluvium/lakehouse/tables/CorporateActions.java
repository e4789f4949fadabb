package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * {@code silver.corporate_actions}: splits, dividends and delistings. None of them is in the raw
 * prices of {@code silver.daily_bars}; they are applied where prices are read.
 */
public final class CorporateActions {
  public static final String SYMBOL = "symbol";
  public static final String EX_DATE = "ex_date";
  public static final String KIND = "kind";
  public static final String KNOWN_AT = "known_at";
  public static final String VALUE = "value";
  public static final String SOURCE = "source";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(
              Layer.SILVER,
              "corporate_actions",
              "Splits, dividends and delistings, applied where raw prices are read")
          .required(SYMBOL, STRING, "EXCHANGE:SYMBOL")
          .required(EX_DATE, DATE, "first session at the new price; first one without, if delisted")
          .required(KIND, STRING, "split, dividend or delisting")
          .required(KNOWN_AT, TIMESTAMP, "when the action could first be known; UTC")
          .optional(
              VALUE,
              DOUBLE,
              "split: new shares per old one; dividend: cash per share as of the day before, in"
                  + " currency; delisting: last return, missing when unknown")
          .required(SOURCE, STRING, "id of the source in conf/sources.json")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(SYMBOL, EX_DATE, KIND, KNOWN_AT)
          .sortedBy(SYMBOL, EX_DATE)
          .check("kind_known", "kind IN ('split', 'dividend', 'delisting')")
          .check("positive_value", "kind = 'delisting' OR value > 0")
          .build();

  private CorporateActions() {}

  /** The feed that states the actions of a symbol: what is before its colon. */
  public static String feed(String symbol) {
    return symbol.substring(0, Math.max(0, symbol.indexOf(':')));
  }
}
