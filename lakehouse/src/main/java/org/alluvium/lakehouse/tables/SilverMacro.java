package org.alluvium.lakehouse.tables;

import static org.alluvium.lakehouse.table.ColumnType.DATE;
import static org.alluvium.lakehouse.table.ColumnType.DOUBLE;
import static org.alluvium.lakehouse.table.ColumnType.STRING;
import static org.alluvium.lakehouse.table.ColumnType.TIMESTAMP;

import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** {@code silver.macro}: every vintage of every economic or market-wide series. */
public final class SilverMacro {
  public static final String SERIES = "series";
  public static final String EVENT_DATE = "event_date";
  public static final String KNOWN_AT = "known_at";
  public static final String VALUE = "value";
  public static final String SOURCE = "source";
  public static final String RUN_ID = "run_id";
  public static final String INGESTED_AT = "ingested_at";

  public static final TableSpec SPEC =
      TableSpec.of(Layer.SILVER, "macro", "Economic and market-wide series, every vintage")
          .required(SERIES, STRING, "series id, unique over all sources")
          .required(EVENT_DATE, DATE, "day or first day of the period that the value describes")
          .required(KNOWN_AT, TIMESTAMP, "release time, declared or recorded by the source; UTC")
          .required(VALUE, DOUBLE, "value in the unit of the series (data/seed/README.md)")
          .required(SOURCE, STRING, "id of the source in conf/sources.json")
          .stamp(RUN_ID, STRING, "run that wrote the row")
          .stamp(INGESTED_AT, TIMESTAMP, "when the row was written; UTC")
          .key(SERIES, EVENT_DATE, KNOWN_AT)
          .sortedBy(SERIES, EVENT_DATE)
          .build();

  private SilverMacro() {}
}
