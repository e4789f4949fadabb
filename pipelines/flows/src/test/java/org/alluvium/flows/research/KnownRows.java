package org.alluvium.flows.research;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.Row;

/**
 * The rows of one table, to be compared bit by bit with those that another lakehouse has. The first
 * difference is told by table, column, date and symbol.
 *
 * @param rows every row, stamps too
 */
record KnownRows(TableSpec table, List<Row> rows) {
  private static final List<String> KNOWN = List.of("known_at", "cutoff");
  private static final List<String> DATE = List.of("event_date", "cutoff");

  /** Everything that a table holds now. */
  static KnownRows of(Lakehouse lakehouse, TableSpec table) {
    return new KnownRows(table, lakehouse.read(table).orEmpty().all().collectAsList());
  }

  /** The rows known by an instant. */
  KnownRows knownBy(Instant t) {
    int known = first(KNOWN);
    List<Row> kept = rows.stream().filter(row -> !row.<Instant>getAs(known).isAfter(t)).toList();
    return new KnownRows(table, kept);
  }

  /** Where the other rows first differ from these, as a sentence. */
  Optional<String> firstDifference(KnownRows others) {
    Map<List<String>, Row> mine = byKey();
    Map<List<String>, Row> theirs = others.byKey();
    TreeMap<List<String>, String> differences = new TreeMap<>(byElements());
    mine.forEach((key, row) -> compare(key, row, theirs.get(key), differences));
    theirs.forEach((key, row) -> compare(key, mine.get(key), row, differences));
    return Optional.ofNullable(differences.firstEntry())
        .map(
            e ->
                "%s; %,d of %,d rows differ"
                    .formatted(e.getValue(), differences.size(), mine.size()));
  }

  private void compare(List<String> key, Row mine, Row theirs, Map<List<String>, String> found) {
    if (mine == null || theirs == null) {
      String side = mine == null ? "has a row too many" : "lacks a row";
      found.put(key, "%s %s on %s for %s".formatted(table, side, key.get(0), rest(key)));
      return;
    }
    for (ColumnSpec column : table.contentColumns()) {
      Object expected = value(mine, column);
      Object actual = value(theirs, column);
      if (!Objects.equals(expected, actual)) {
        String where = "%s.%s first differs on %s for %s";
        found.put(
            key,
            where.formatted(table, column.name(), key.get(0), rest(key))
                + ": expected %s, got %s".formatted(expected, actual));
        return;
      }
    }
  }

  private static Object value(Row row, ColumnSpec column) {
    int at = row.fieldIndex(column.name());
    return switch (column.type()) {
      case DOUBLE_ARRAY, STRING_ARRAY -> row.isNullAt(at) ? null : List.copyOf(row.getList(at));
      case STRING, INT, LONG, FLOAT, DOUBLE, BOOLEAN, DATE, TIMESTAMP -> row.get(at);
    };
  }

  /** Date first, then the rest of the key in the table's order. */
  private Map<List<String>, Row> byKey() {
    String date = table.contentColumns().get(first(DATE)).name();
    Map<List<String>, Row> byKey = new TreeMap<>(byElements());
    for (Row row : rows) {
      List<String> key = new ArrayList<>();
      key.add(row.getAs(date).toString());
      table.key().stream().filter(k -> !k.equals(date)).forEach(k -> key.add("" + row.getAs(k)));
      if (byKey.put(key, row) != null) {
        throw new AssertionError(table + " holds two rows of the key " + key);
      }
    }
    return byKey;
  }

  private int first(List<String> names) {
    List<String> columns = table.columnNames();
    return names.stream().mapToInt(columns::indexOf).filter(i -> i >= 0).findFirst().orElseThrow();
  }

  private static String rest(List<String> key) {
    return String.join(" ", key.subList(1, key.size()));
  }

  private static Comparator<List<String>> byElements() {
    return (a, b) -> {
      for (int i = 0; i < a.size(); i++) {
        int order = a.get(i).compareTo(b.get(i));
        if (order != 0) {
          return order;
        }
      }
      return 0;
    };
  }
}
