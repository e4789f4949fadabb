package org.alluvium.lakehouse.snapshot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.alluvium.lakehouse.digest.Sha256;
import org.alluvium.lakehouse.snapshot.RowChanges.FirstRow;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * Rows of a table by their key, each by the digest of its content, without Spark. Stamps are not
 * compared; NaN equals NaN, null equals null and a column that is not there.
 */
public final class KeyedRows {
  private static final String BETWEEN = "\u0001";

  private record Stored(String content, FirstRow row) {}

  private final List<String> key;
  private final List<String> content;
  private final Optional<String> dated;
  private final List<String> named;
  private final Map<String, Stored> rows = new HashMap<>();

  private KeyedRows(TableSpec table, Set<String> ignored, List<String> named) {
    this.key = table.key().stream().filter(column -> !ignored.contains(column)).toList();
    this.content =
        table.contentColumns().stream()
            .map(ColumnSpec::name)
            .filter(column -> !ignored.contains(column))
            .toList();
    this.dated = key.stream().filter(column -> isOf(table, column, ColumnType.DATE)).findFirst();
    this.named = named;
  }

  /** None yet; a row is named by the first text of its key. */
  public static KeyedRows of(TableSpec table) {
    return new KeyedRows(table, Set.of(), texts(table, Set.of()).stream().limit(1).toList());
  }

  /**
   * None yet, of a slice; a row is named by the texts of its key that the slice leaves open.
   *
   * @param ignored columns that are neither compared nor part of the key
   * @param fixed columns of which all rows have the same value
   */
  public static KeyedRows ofSlice(TableSpec table, Set<String> ignored, Set<String> fixed) {
    List<String> open =
        texts(table, ignored).stream().filter(column -> !fixed.contains(column)).toList();
    return new KeyedRows(table, ignored, open);
  }

  /** Adds a row; one of the same key gives way to it. */
  public void add(Map<String, Object> row) {
    rows.put(joined(row, key), stored(row));
  }

  /** Number of keys. */
  public long size() {
    return rows.size();
  }

  /** What becomes of these rows in later ones. */
  public RowChanges changesTo(KeyedRows later) {
    Map<String, Stored> gone = new HashMap<>(rows);
    long added = 0;
    long changed = 0;
    List<FirstRow> differing = new ArrayList<>();
    for (Map.Entry<String, Stored> row : later.rows.entrySet()) {
      Stored was = gone.remove(row.getKey());
      if (was == null || !was.content().equals(row.getValue().content())) {
        added += was == null ? 1 : 0;
        changed += was == null ? 0 : 1;
        differing.add(row.getValue().row());
      }
    }
    gone.values().forEach(row -> differing.add(row.row()));
    return new RowChanges(added, changed, gone.size(), differing.stream().min(FirstRow::compareTo));
  }

  private Stored stored(Map<String, Object> row) {
    StringBuilder text = new StringBuilder();
    for (String column : content) {
      if (row.get(column) != null) {
        text.append(column).append('=').append(row.get(column)).append(BETWEEN);
      }
    }
    String date = dated.map(column -> String.valueOf(row.get(column))).orElse("");
    String name =
        named.stream()
            .map(column -> String.valueOf(row.get(column)))
            .collect(Collectors.joining(" "));
    return new Stored(Sha256.of(text.toString()), new FirstRow(date, name));
  }

  private static String joined(Map<String, Object> row, List<String> columns) {
    return columns.stream()
        .map(column -> String.valueOf(row.get(column)))
        .collect(Collectors.joining(BETWEEN));
  }

  private static List<String> texts(TableSpec table, Set<String> ignored) {
    return table.key().stream()
        .filter(column -> !ignored.contains(column) && isOf(table, column, ColumnType.STRING))
        .toList();
  }

  private static boolean isOf(TableSpec table, String column, ColumnType type) {
    return table.column(column).filter(c -> c.type() == type).isPresent();
  }
}
