package org.alluvium.lakehouse.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.table.ColumnSpec;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;

/**
 * How what two runs read of one table differs, row by row of its key, without Spark. Only rows that
 * the runs could know by their instants count; stamps do not. Of files that both have, only what
 * one of them knew later is read.
 */
public final class SnapshotDiff {
  private static final String KNOWN_AT = "known_at";
  private static final ObjectMapper JSON = new ObjectMapper();

  private SnapshotDiff() {}

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

  /**
   * Compares.
   *
   * @param scratch an empty folder that the differing files are linked into
   * @throws org.alluvium.lakehouse.error.AlluviumException when a file that has to be read is
   *     missing or damaged
   */
  public static RowChanges between(TableSpec table, Side before, Side after, Path scratch) {
    KeyedRows older = rows(table, before, after, scratch.resolve("before"));
    KeyedRows newer = rows(table, after, before, scratch.resolve("after"));
    return older.changesTo(newer);
  }

  /** The rows of a side that the other may not have. */
  private static KeyedRows rows(TableSpec table, Side side, Side other, Path scratch) {
    KeyedRows rows = KeyedRows.of(table);
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
      TableSpec table, Path root, List<String> columns, RowFilter filter, KeyedRows into) {
    DirectLakehouse.open(root.toString()).forEach(table.name(), columns, filter, into::add);
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
}
