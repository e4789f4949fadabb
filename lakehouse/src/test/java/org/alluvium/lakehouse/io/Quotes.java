package org.alluvium.lakehouse.io;

import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.testkit.DatasetBuilder;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

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

  /** One quote of one day per symbol, bid 1, ask 2. */
  public static Dataset<Row> of(SparkSession spark, String... symbols) {
    DatasetBuilder builder =
        DatasetBuilder.of(spark, SPEC)
            .byDefault(EVENT_DATE, "2017-11-10")
            .byDefault(KNOWN_AT, "2017-11-10T22:00:00Z")
            .byDefault(BID, 1)
            .byDefault(ASK, 2);
    for (String symbol : symbols) {
      builder.row(SYMBOL, symbol);
    }
    return builder.build();
  }
}
