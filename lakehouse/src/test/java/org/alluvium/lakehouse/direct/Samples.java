package org.alluvium.lakehouse.direct;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.Layer;
import org.alluvium.lakehouse.table.TableSpec;

/** Tables of every column type, for the tests of reading and appending. */
final class Samples {
  static final Instant NOON = Instant.parse("2017-11-10T12:00:00.123456Z");
  static final TableSpec PLAIN = spec("plain").build();
  static final TableSpec PARTITIONED =
      spec("partitioned").partitionedBy("event_date", "symbol").build();

  private Samples() {}

  private static TableSpec.Builder spec(String name) {
    return TableSpec.of(Layer.OPS, name, "a sample of every type")
        .required("symbol", ColumnType.STRING, "EXCHANGE:SYMBOL")
        .optional("event_date", ColumnType.DATE, "session")
        .optional("known_at", ColumnType.TIMESTAMP, "when known")
        .optional("close", ColumnType.DOUBLE, "in currency; null when missing")
        .optional("ratio", ColumnType.FLOAT, "a float")
        .optional("volume", ColumnType.LONG, "shares")
        .optional("rank", ColumnType.INT, "1 is best")
        .optional("listed", ColumnType.BOOLEAN, "whether listed")
        .optional("weights", ColumnType.DOUBLE_ARRAY, "weights")
        .optional("tags", ColumnType.STRING_ARRAY, "tags")
        .key("symbol", "event_date")
        .appendOnly();
  }

  static Map<String, Object> full(String symbol, LocalDate date, double close) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("symbol", symbol);
    row.put("event_date", date);
    row.put("known_at", NOON);
    row.put("close", close);
    row.put("ratio", 0.25f);
    row.put("volume", 1L << 40);
    row.put("rank", 3);
    row.put("listed", true);
    row.put("weights", new ArrayList<>(Arrays.asList(0.5, null, Double.NaN)));
    row.put("tags", List.of("a", "ü"));
    return row;
  }

  /** A row with nothing but what is required, in column order. */
  static Map<String, Object> sparse(String symbol) {
    Map<String, Object> row = new LinkedHashMap<>();
    PLAIN.columnNames().forEach(c -> row.put(c, null));
    row.put("symbol", symbol);
    return row;
  }
}
