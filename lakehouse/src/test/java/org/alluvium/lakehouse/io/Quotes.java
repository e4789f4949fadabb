package org.alluvium.lakehouse.io;

import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** A small vintaged table for tests. */
public final class Quotes {
  public static final String SYMBOL = "symbol";
  public static final String EVENT_DATE = "event_date";
  public static final String KNOWN_AT = "known_at";
  public static final String BID = "bid";
  public static final String ASK = "ask";
  public static final String VENUES = "venues";

  public static final TableSpec SPEC = plain("quotes").build();

  private Quotes() {}

  public static TableSpec.Builder plain(String name) {
    return TableSpec.of(Layer.SILVER, name, "Quotes of a test")
        .required(SYMBOL, ColumnType.STRING, "EXCHANGE:SYMBOL")
        .required(EVENT_DATE, ColumnType.DATE, "session")
        .required(KNOWN_AT, ColumnType.TIMESTAMP, "when it could first be known")
        .optional(BID, ColumnType.DOUBLE, "bid, null when there was none")
        .optional(ASK, ColumnType.DOUBLE, "ask, null when there was none")
        .optional(VENUES, ColumnType.STRING_ARRAY, "venues that quoted")
        .stamp("run_id", ColumnType.STRING, "writing run")
        .stamp("ingested_at", ColumnType.TIMESTAMP, "when written")
        .key(SYMBOL, EVENT_DATE, KNOWN_AT)
        .sortedBy(SYMBOL, EVENT_DATE)
        .check("ask_not_negative", "ask >= 0");
  }
}
