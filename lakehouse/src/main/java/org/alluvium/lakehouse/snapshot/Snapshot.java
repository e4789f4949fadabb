package org.alluvium.lakehouse.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.io.DeltaFiles;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.run.RunFolder;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.hadoop.conf.Configuration;

/**
 * What a run read, kept in its own folder: {@code <runs>/<run>/data/<layer.table>.json} lists the
 * live files of one version of a table, {@code <runs>/objects/<sha256>} holds them, once for all
 * runs. From these alone the tables can be made again, with the lakehouse gone.
 *
 * <p>Taking a snapshot reads each file once in its life (its hash is remembered); the objects of a
 * local lakehouse are hard links, so they cost no space until the lakehouse drops the file. Every
 * object is verified by its SHA-256 before it is used.
 */
public final class Snapshot {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUFFIX = ".json";

  private final Path data;
  private final ObjectFolder objects;

  private Snapshot(Path data, ObjectFolder objects) {
    this.data = data;
    this.objects = objects;
  }

  /** The snapshot of a run, in its folder and in the objects beside it; makes nothing. */
  public static Snapshot of(RunFolder folder) {
    Path runs = folder.path().toAbsolutePath().getParent();
    return of(runs, folder.path().getFileName().toString());
  }

  /**
   * The snapshot of a run, to be taken or used; makes nothing.
   *
   * @param runs folder of all runs
   * @param runId name of the run's folder
   */
  public static Snapshot of(Path runs, String runId) {
    try {
      return new Snapshot(
          runs.resolve(runId).resolve("data"), new ObjectFolder(runs.resolve("objects")));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the objects of " + runs, e);
    }
  }

  /**
   * Keeps one version of a table. Taking it again, for example after a crash, gives the same.
   *
   * @param version a version that exists
   * @param asOf the instant as of which the run reads the table
   */
  public SnapshotTable take(Lakehouse lakehouse, TableSpec table, long version, Instant asOf) {
    long latest = lakehouse.requireVersion(table);
    if (version < 0 || version > latest) {
      throw LakehouseErrors.versionNotFound(table.name(), version, latest);
    }
    DeltaFiles files = lakehouse.files(table.name());
    Configuration hadoop = lakehouse.spark().sessionState().newHadoopConf();
    try {
      List<SnapshotFile> kept = new ArrayList<>();
      for (String add : files.addJson(version)) {
        kept.add(keep(table.name(), files.path(), JSON.readTree(add).get("add"), hadoop));
      }
      JsonNode protocol = JSON.readTree(files.protocolJson(version)).get("protocol");
      JsonNode metadata = JSON.readTree(files.metadataJson(version)).get("metaData");
      SnapshotTable taken =
          new SnapshotTable(table.name(), version, asOf, protocol, metadata, kept);
      taken.write(manifest(table.name()));
      return taken;
    } catch (IOException e) {
      throw new UncheckedIOException(table + ": cannot take a snapshot", e);
    }
  }

  /** Whether the run holds a snapshot of a table. */
  public boolean holds(TableName table) {
    return Files.exists(manifest(table));
  }

  /** The manifest of one table. */
  public SnapshotTable table(TableName table) {
    if (!holds(table)) {
      throw LakehouseErrors.snapshotMissing(table, manifest(table).toString());
    }
    return SnapshotTable.read(manifest(table));
  }

  /** The manifests of all tables of the run, by name. */
  public List<SnapshotTable> tables() {
    if (!Files.exists(data)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(data)) {
      return files
          .filter(f -> f.getFileName().toString().matches("[a-z]+\\.[a-z0-9_]+\\.json"))
          .sorted()
          .map(SnapshotTable::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + data, e);
    }
  }

  /** Number of data files of all tables. */
  public int fileCount() {
    return tables().stream().mapToInt(table -> table.files().size()).sum();
  }

  /** Every missing or changed file, named with its table; empty when the snapshot is sound. */
  public List<String> damages() {
    List<String> damages = new ArrayList<>();
    tables().forEach(table -> damages.addAll(damages(table)));
    return damages;
  }

  /**
   * Makes every table again below another root, as version 0 of a fresh table with the same schema,
   * constraints and files. A table that was restored there before, from this snapshot, stays.
   *
   * @param root a local folder
   * @throws org.alluvium.lakehouse.error.AlluviumException when a file is damaged, or another table
   *     is there
   */
  public List<TableName> restore(Path root) {
    List<TableName> restored = new ArrayList<>();
    for (SnapshotTable table : tables()) {
      restore(table, root);
      restored.add(table.table());
    }
    return restored;
  }

  /** Makes a part of a table again below another root: some of its files. Returns the root. */
  Path restore(SnapshotTable table, Predicate<SnapshotFile> wanted, Path root) {
    List<SnapshotFile> files = table.files().stream().filter(wanted).toList();
    SnapshotTable part =
        new SnapshotTable(
            table.table(),
            table.version(),
            table.asOf(),
            table.protocol(),
            table.metadata(),
            files);
    restore(part, root);
    return root;
  }

  private void restore(SnapshotTable table, Path root) {
    List<String> damages = damages(table);
    if (!damages.isEmpty()) {
      throw LakehouseErrors.snapshotDamaged(damages);
    }
    try {
      new RestoredTable(table, root.resolve(table.table().path())).write(objects);
    } catch (IOException e) {
      throw new UncheckedIOException(table.table() + ": cannot restore to " + root, e);
    }
  }

  private List<String> damages(SnapshotTable table) {
    List<String> damages = new ArrayList<>();
    for (SnapshotFile file : table.files()) {
      try {
        Optional<String> damage = objects.damage(file.sha256());
        damage.ifPresent(d -> damages.add(table.table() + " file " + file.path() + ": " + d));
      } catch (IOException e) {
        damages.add(table.table() + " file " + file.path() + " cannot be read: " + e);
      }
    }
    return damages;
  }

  private SnapshotFile keep(TableName table, String tableFolder, JsonNode add, Configuration hadoop)
      throws IOException {
    String path = add.path("path").asText();
    if (add.hasNonNull("deletionVector")) {
      throw LakehouseErrors.deletionVectors(table, path);
    }
    org.apache.hadoop.fs.Path source =
        new org.apache.hadoop.fs.Path(
            new org.apache.hadoop.fs.Path(tableFolder),
            new org.apache.hadoop.fs.Path(URI.create(path)));
    String sha256 = objects.put(source, hadoop);
    String stats = add.path("stats").asText();
    long rows = stats.isEmpty() ? -1 : JSON.readTree(stats).path("numRecords").asLong(-1);
    return new SnapshotFile(sha256, add.path("size").asLong(), rows, add);
  }

  private Path manifest(TableName table) {
    return data.resolve(table + SUFFIX);
  }
}
