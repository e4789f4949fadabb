package org.alluvium.lakehouse.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alluvium.lakehouse.digest.Sha256;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.ColumnType;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * How what two runs read of one table differs, row by row of its key, without Spark. Only rows that
 * the runs could know by their instants count; stamps do not. Of files that both have, only what
 * one of them knew later is read.
 *
 * @param table the table
 * @param added rows that only the later run read
 * @param removed rows that only the earlier run read
 * @param changed rows of one key with other values
 * @param first date and name of the first differing row, by date
 */
public record SnapshotDiff(
    TableName table, long added, long removed, long changed, Optional<FirstRow> first) {
  private static final String KNOWN_AT = "known_at";
  private static final String BETWEEN = "\u0001";
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * The first differing row.
   *
   * @param date event date, or the first date of its key
   * @param name symbol or series
   */
  public record FirstRow(String date, String name) implements Comparable<FirstRow> {
    @Override
    public int compareTo(FirstRow other) {
      int byDate = date.compareTo(other.date);
      return byDate != 0 ? byDate : name.compareTo(other.name);
    }
  }

  /** One run's snapshot of the table; a run that read none of it has an empty one. */
  public record Side(Snapshot snapshot, Optional<SnapshotTable> table) {
    /** The table in the snapshot of a run, if it holds it. */
    public static Side of(Snapshot snapshot, TableName table) {
      return new Side(
          snapshot, snapshot.holds(table) ? Optional.of(snapshot.table(table)) : Optional.empty());
    }

    Set<String> objects() {
      Set<String> objects = new HashSet<>();
      table.ifPresent(held -> held.files().forEach(file -> objects.add(file.sha256())));
      return objects;
    }
  }

  private record Stored(String content, FirstRow row) {}

  /**
   * Compares.
   *
   * @param scratch an empty folder that the differing files are linked into
   * @throws org.alluvium.lakehouse.error.AlluviumException when a file that has to be read is
   *     missing or damaged
   */
  public static SnapshotDiff between(TableSpec table, Side before, Side after, Path scratch) {
    Map<String, Stored> older = rows(table, before, after, scratch.resolve("before"));
    Map<String, Stored> newer = rows(table, after, before, scratch.resolve("after"));
    long added = 0;
    long changed = 0;
    List<FirstRow> differing = new ArrayList<>();
    for (Map.Entry<String, Stored> row : newer.entrySet()) {
      Stored was = older.remove(row.getKey());
      if (was == null || !was.content().equals(row.getValue().content())) {
        added += was == null ? 1 : 0;
        changed += was == null ? 0 : 1;
        differing.add(row.getValue().row());
      }
    }
    older.values().forEach(gone -> differing.add(gone.row()));
    return new SnapshotDiff(
        table.name(), added, older.size(), changed, differing.stream().min(FirstRow::compareTo));
  }

  /** The rows of a side that the other may not have. */
  private static Map<String, Stored> rows(TableSpec table, Side side, Side other, Path scratch) {
    Map<String, Stored> rows = new HashMap<>();
    if (side.table().isEmpty()) {
      return rows;
    }
    SnapshotTable held = side.table().orElseThrow();
    Set<String> shared = other.objects();
    Instant asOf = held.asOf();
    RowFilter known = RowFilter.where(KNOWN_AT, RowFilter.Comparison.AT_MOST, asOf);
    read(
        table,
        side.snapshot().restore(held, f -> !shared.contains(f.sha256()), scratch.resolve("own")),
        columns(held, table),
        known,
        rows);
    Optional<Instant> others = other.table().map(SnapshotTable::asOf).filter(asOf::isAfter);
    if (others.isPresent()) {
      read(
          table,
          side.snapshot().restore(held, f -> shared.contains(f.sha256()), scratch.resolve("both")),
          columns(held, table),
          known.and(KNOWN_AT, RowFilter.Comparison.GREATER, others.orElseThrow()),
          rows);
    }
    return rows;
  }

  private static void read(
      TableSpec table,
      Path root,
      List<String> columns,
      RowFilter filter,
      Map<String, Stored> into) {
    DirectLakehouse.open(root.toString())
        .forEach(
            table.name(), columns, filter, row -> into.put(key(table, row), stored(table, row)));
  }

  /** Content columns that the snapshot has; optional ones may have been added later. */
  private static List<String> columns(SnapshotTable held, TableSpec table) {
    Set<String> stored = new HashSet<>();
    try {
      JSON.readTree(held.metadata().path("schemaString").asText())
          .path("fields")
          .forEach(field -> stored.add(field.path("name").asText()));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot read the schema of a snapshot of " + table, e);
    }
    return table.contentColumns().stream().map(ColumnSpec::name).filter(stored::contains).toList();
  }

  private static String key(TableSpec table, Map<String, Object> row) {
    StringBuilder key = new StringBuilder();
    table.key().forEach(column -> key.append(row.get(column)).append(BETWEEN));
    return key.toString();
  }

  private static Stored stored(TableSpec table, Map<String, Object> row) {
    StringBuilder content = new StringBuilder();
    row.forEach(
        (column, value) -> content.append(column).append('=').append(value).append(BETWEEN));
    return new Stored(
        Sha256.of(content.toString()), new FirstRow(date(table, row), name(table, row)));
  }

  private static String date(TableSpec table, Map<String, Object> row) {
    return ofKey(table, row, ColumnType.DATE);
  }

  private static String name(TableSpec table, Map<String, Object> row) {
    return ofKey(table, row, ColumnType.STRING);
  }

  /** The first value of the key of a type; empty where the key has none. */
  private static String ofKey(TableSpec table, Map<String, Object> row, ColumnType type) {
    return table.key().stream()
        .filter(column -> table.column(column).filter(c -> c.type() == type).isPresent())
        .findFirst()
        .map(column -> String.valueOf(row.get(column)))
        .orElse("");
  }
}
