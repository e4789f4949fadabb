package org.alluvium.lakehouse.direct;

import io.delta.kernel.Operation;
import io.delta.kernel.Snapshot;
import io.delta.kernel.SnapshotBuilder;
import io.delta.kernel.TableManager;
import io.delta.kernel.Transaction;
import io.delta.kernel.defaults.engine.DefaultEngine;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.TableAlreadyExistsException;
import io.delta.kernel.exceptions.TableNotFoundException;
import io.delta.kernel.expressions.Column;
import io.delta.kernel.transaction.DataLayoutSpec;
import io.delta.kernel.types.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.store.ConflictRetry;
import org.alluvium.lakehouse.store.HardLinkLogStore;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;

/**
 * A lakehouse opened without Spark. Immutable and safe for use by several threads; nothing is held
 * open between calls.
 *
 * <p>Values are plain Java: String, Integer, Long, Float, Double, Boolean, {@link
 * java.time.LocalDate}, {@link java.time.Instant} (microseconds), {@link List} for arrays, null for
 * a missing value.
 *
 * <p>Appends are meant for small, append-only tables ({@code ops}): every append is one commit, one
 * file per partition. What it writes stays within Delta protocol reader 1. Tables with CHECK
 * constraints are refused, because Delta Kernel cannot check them.
 */
public final class DirectLakehouse {
  private static final String ENGINE = "Alluvium";
  private final LakehouseRoot root;
  private final Engine engine;
  private final String runId;

  private DirectLakehouse(LakehouseRoot root, Engine engine, String runId) {
    this.root = root;
    this.engine = engine;
    this.runId = runId;
  }

  /** Opens the lakehouse at {@code root}: a path, a {@code file:} URI or another Hadoop URI. */
  public static DirectLakehouse open(String root) {
    return open(root, Map.of());
  }

  /** Opens with Hadoop settings, for example {@code fs.s3a.endpoint}. */
  public static DirectLakehouse open(String root, Map<String, String> hadoopSettings) {
    Configuration configuration = new Configuration();
    configuration.set(HardLinkLogStore.KERNEL_KEY, HardLinkLogStore.class.getName());
    // Without checksum files beside the data; not cached, so that Spark in this JVM keeps its own.
    configuration.set("fs.file.impl", RawLocalFileSystem.class.getName());
    configuration.setBoolean("fs.file.impl.disable.cache", true);
    configuration.setBoolean("parquet.page.verify-checksum.enabled", true);
    hadoopSettings.forEach(configuration::set);
    return new DirectLakehouse(
        LakehouseRoot.of(root, configuration), DefaultEngine.create(configuration), "");
  }

  /** The same lakehouse, whose commits carry {@code id} as their {@code userMetadata}. */
  public DirectLakehouse forRun(String id) {
    return new DirectLakehouse(root, engine, id);
  }

  /** The root as a URI. */
  public String root() {
    return root.toString();
  }

  /** Every table that exists, in order of name. */
  public List<TableName> tables() {
    return root.tables();
  }

  /** Whether the table has at least one commit. */
  public boolean exists(TableName table) {
    return snapshot(table).isPresent();
  }

  /** The latest version, -1 when the table does not exist. */
  public long version(TableName table) {
    return snapshot(table).map(Snapshot::getVersion).orElse(-1L);
  }

  /**
   * The latest version of a table that must exist.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when it does not
   */
  public long latestVersion(TableName table) {
    return latest(table).getVersion();
  }

  /** All commits that the log still holds, newest first. */
  public List<CommitRecord> history(TableName table) {
    return history(table, Integer.MAX_VALUE);
  }

  /** The newest {@code limit} commits, newest first. */
  public List<CommitRecord> history(TableName table, int limit) {
    latest(table);
    return new CommitHistory(root.fileSystem()).newest(root.log(table), limit);
  }

  /** The table at its latest version, told from the log alone. */
  public TableDescription describe(TableName table) {
    return new TableDescriber(engine).describe(table, latest(table));
  }

  /** Every row and column of the latest version. */
  public List<Map<String, Object>> rows(TableName table) {
    return rows(table, RowFilter.all());
  }

  /** Rows of the latest version that meet the filter, every column. */
  public List<Map<String, Object>> rows(TableName table, RowFilter filter) {
    Snapshot snapshot = latest(table);
    return TableScan.of(engine, snapshot, table, snapshot.getSchema(), filter).rows();
  }

  /**
   * Rows as of {@code version} that meet the filter, every column.
   *
   * @throws org.alluvium.lakehouse.error.AlluviumException when the version does not exist
   */
  public List<Map<String, Object>> rowsAt(TableName table, long version, RowFilter filter) {
    long latest = latestVersion(table);
    if (version < 0 || version > latest) {
      throw LakehouseErrors.versionNotFound(table, version, latest);
    }
    Snapshot snapshot = load(table).atVersion(version).build(engine);
    return TableScan.of(engine, snapshot, table, snapshot.getSchema(), filter).rows();
  }

  /** Rows of the latest version, the specification's columns only; the table must exist. */
  public List<Map<String, Object>> rows(TableSpec spec) {
    return scan(spec, latest(spec.name()), RowFilter.all()).rows();
  }

  /** Rows and the version that they are of; none and -1 when the table does not exist yet. */
  public VersionedRows read(TableSpec spec, RowFilter filter) {
    return snapshot(spec.name())
        .map(s -> new VersionedRows(s.getVersion(), scan(spec, s, filter).rows()))
        .orElseGet(() -> new VersionedRows(-1, List.of()));
  }

  /**
   * Some columns of the rows of the latest version that meet the filter, whose columns must be
   * among them; none when the table does not exist yet.
   */
  public List<Map<String, Object>> select(TableName table, List<String> columns, RowFilter filter) {
    return snapshot(table).map(s -> scan(s, table, columns, filter).rows()).orElse(List.of());
  }

  /** Hands over the same rows one by one, for tables that are too large to be held as rows. */
  public void forEach(
      TableName table, List<String> columns, RowFilter filter, Consumer<Map<String, Object>> use) {
    snapshot(table).ifPresent(s -> scan(s, table, columns, filter).forEach(use));
  }

  /** The rows of {@link #select} as of a version, which must exist. */
  public List<Map<String, Object>> selectAt(
      TableName table, long version, List<String> columns, RowFilter filter) {
    return scan(load(table).atVersion(version).build(engine), table, columns, filter).rows();
  }

  /** Hands over the rows of {@link #selectAt} one by one; columns that came later are left out. */
  public void forEachAt(
      TableName table,
      long version,
      List<String> columns,
      RowFilter filter,
      Consumer<Map<String, Object>> use) {
    Snapshot snapshot = load(table).atVersion(version).build(engine);
    List<String> there = new ArrayList<>(columns);
    there.retainAll(snapshot.getSchema().fieldNames());
    scan(snapshot, table, there, filter).forEach(use);
  }

  private TableScan scan(
      Snapshot snapshot, TableName table, List<String> columns, RowFilter filter) {
    var fields = new StructType(columns.stream().map(snapshot.getSchema()::get).toList());
    return TableScan.of(engine, snapshot, table, fields, filter);
  }

  /**
   * Appends {@code rows} in one commit on top of {@code expectedVersion}, creating the table when
   * that is -1.
   *
   * @return the version committed, {@code expectedVersion + 1}
   * @throws CommitConflictException when the table is at another version; nothing was written
   */
  public long append(TableSpec spec, List<Map<String, Object>> rows, long expectedVersion) {
    requireWritable(spec);
    Transaction transaction =
        expectedVersion < 0 ? creation(spec) : update(spec, expectedVersion, Optional.empty());
    return new TableAppend(engine, spec, transaction.getSchema(engine)).commit(transaction, rows);
  }

  /** Appends on top of whatever version is the latest, again when others commit first. */
  public long appendRetrying(TableSpec spec, List<Map<String, Object>> rows) {
    return ConflictRetry.run(spec.name(), () -> append(spec, rows, version(spec.name())));
  }

  /**
   * Appends once per {@code transactionId}: a second call changes nothing, whoever makes it.
   *
   * @return the version committed, or empty when it had been done before
   */
  public OptionalLong appendOnce(
      TableSpec spec, List<Map<String, Object>> rows, String transactionId) {
    return ConflictRetry.run(
        spec.name(),
        () -> {
          Optional<Snapshot> found = snapshot(spec.name());
          if (found.isEmpty()) {
            append(spec, List.of(), -1);
          }
          Snapshot snapshot = found.orElseGet(() -> latest(spec.name()));
          if (snapshot.getLatestTransactionVersion(engine, transactionId).isPresent()) {
            return OptionalLong.empty();
          }
          requireWritable(spec);
          Transaction transaction = update(spec, snapshot.getVersion(), Optional.of(transactionId));
          TableAppend append = new TableAppend(engine, spec, transaction.getSchema(engine));
          return OptionalLong.of(append.commit(transaction, rows));
        });
  }

  private Transaction creation(TableSpec spec) {
    try {
      var builder =
          TableManager.buildCreateTableTransaction(
                  root.folderOf(spec.name()), KernelSchema.of(spec), ENGINE)
              .withTableProperties(
                  spec.appendOnly() ? Map.of("delta.appendOnly", "true") : Map.of())
              .withMaxRetries(0)
              .withCommitter(new StampedCommitter(runId, spec.comment()));
      if (!spec.partitionedBy().isEmpty()) {
        List<Column> columns = spec.partitionedBy().stream().map(Column::new).toList();
        builder = builder.withDataLayoutSpec(DataLayoutSpec.partitioned(columns));
      }
      return builder.build(engine);
    } catch (TableAlreadyExistsException e) {
      throw new CommitConflictException(spec.name(), -1, e);
    }
  }

  private Transaction update(TableSpec spec, long expectedVersion, Optional<String> transactionId) {
    Snapshot snapshot =
        load(spec.name()).withCommitter(new StampedCommitter(runId, spec.comment())).build(engine);
    if (snapshot.getVersion() != expectedVersion) {
      throw new CommitConflictException(spec.name(), expectedVersion, null);
    }
    KernelSchema.requireSame(snapshot.getSchema(), spec);
    var builder = snapshot.buildUpdateTableTransaction(ENGINE, Operation.WRITE).withMaxRetries(0);
    return transactionId.map(id -> builder.withTransactionId(id, 0)).orElse(builder).build(engine);
  }

  private TableScan scan(TableSpec spec, Snapshot snapshot, RowFilter filter) {
    StructType schema = KernelSchema.projection(snapshot.getSchema(), spec);
    return TableScan.of(engine, snapshot, spec.name(), schema, filter);
  }

  private Snapshot latest(TableName table) {
    return snapshot(table).orElseThrow(() -> LakehouseErrors.tableMissing(table, root.toString()));
  }

  private Optional<Snapshot> snapshot(TableName table) {
    try {
      return Optional.of(load(table).build(engine));
    } catch (TableNotFoundException e) {
      return Optional.empty();
    }
  }

  private SnapshotBuilder load(TableName table) {
    return TableManager.loadSnapshot(root.folderOf(table));
  }

  private static void requireWritable(TableSpec spec) {
    if (!spec.checks().isEmpty()) {
      throw DirectErrors.needsSpark(
          spec.name(), "it has CHECK constraints " + spec.checks().keySet());
    }
  }
}
