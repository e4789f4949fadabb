package org.alluvium.lakehouse.io;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.LongStream;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The log of one Delta table: versions, commits and live files, without a Spark job where possible.
 * Beside it only {@link BlockAppend} names Delta's internal log.
 */
public final class DeltaFiles {
  private final SparkSession spark;
  private final String path;
  private final OptionalLong held;

  DeltaFiles(SparkSession spark, String path) {
    this(spark, path, OptionalLong.empty());
  }

  /**
   * @param held the version that counts as the latest, whatever was committed after it; -1 for a
   *     table that counts as absent
   */
  DeltaFiles(SparkSession spark, String path, OptionalLong held) {
    this.spark = spark;
    this.path = path;
    this.held = held;
  }

  /** The folder of the table, as a URI or an absolute path. */
  public String path() {
    return path;
  }

  /** Latest version, or the one that is held; -1 when there is no table. */
  public long version() {
    return held.orElseGet(() -> latest().version());
  }

  /** The table's {@code protocol} action at a version, as the log writes it. */
  public String protocolJson(long version) {
    return at(version).protocol().json();
  }

  /** The table's {@code metaData} action at a version, as the log writes it. */
  public String metadataJson(long version) {
    return at(version).metadata().json();
  }

  /** The {@code add} actions of the files that are live at a version, as the log writes them. */
  public List<String> addJson(long version) {
    return at(version).allFiles().collectAsList().stream().map(AddFile::json).sorted().toList();
  }

  /**
   * Creates the table in one commit, unless somebody else just did. Delta's own {@code CREATE TABLE
   * IF NOT EXISTS} takes a folder with anything in it for a table, so it would never create one
   * where a writer was killed before its first commit.
   */
  void create(TableSpec table, Map<String, String> properties) {
    inSession(
        spark,
        () -> {
          OptimisticTransaction creation =
              DeltaLog.forTable(spark, path).startTransaction(Option.empty(), Option.empty());
          if (creation.readVersion() < 0) {
            Metadata metadata = metadata(table, properties);
            creation.updateMetadataForNewTable(metadata);
            creation.commit(
                seq(List.of()),
                new DeltaOperations.CreateTable(metadata, false, false, Option.empty()));
          }
        });
  }

  /** Commits with the session as the active one of the thread, as Delta expects. */
  static void inSession(SparkSession session, Runnable commit) {
    Optional<SparkSession> active =
        Optional.ofNullable(SparkSession.getActiveSession().getOrElse(() -> null));
    SparkSession.setActiveSession(session);
    try {
      commit.run();
    } finally {
      active.ifPresentOrElse(SparkSession::setActiveSession, SparkSession::clearActiveSession);
    }
  }

  /** Columns that the table has on disk at its latest version. */
  StructType columnsOnDisk() {
    return latest().schema();
  }

  /** The newest commit after {@code version} that this run made, if any. */
  Optional<CommitInfo> ownCommitAfter(long version, String runId) {
    for (long v = version(); v > version; v--) {
      Optional<CommitInfo> own =
          commit(v).map(CommitFile::info).filter(info -> info.userMetadata().equals(runId));
      if (own.isPresent()) {
        return own;
      }
    }
    return Optional.empty();
  }

  /**
   * The marks of {@link TableWriter#appendBlocksOnce} that the newest commit carries; none when
   * somebody has written to the table since.
   */
  public Map<String, Long> newestMarks() {
    long version = version();
    return version < 0 ? Map.of() : commit(version).map(CommitFile::marks).orElse(Map.of());
  }

  /**
   * Whether everything that came after a version was added, and has a later value than a bound in a
   * column of timestamps. False where the log cannot tell.
   */
  public boolean addedOnlyAfter(long version, Instant bound, String column) {
    return LongStream.rangeClosed(version + 1, version())
        .mapToObj(this::commit)
        .allMatch(commit -> commit.filter(c -> c.addsOnlyAfter(bound, column)).isPresent());
  }

  /**
   * The first commit after a version by which another writer took rows away or changed them, for
   * example {@code DELETE in version 13}. Rewriting files, as {@code OPTIMIZE} does, is none.
   */
  public Optional<String> foreignChangeAfter(long version) {
    return LongStream.rangeClosed(version + 1, version())
        .mapToObj(this::commit)
        .flatMap(Optional::stream)
        .filter(CommitFile::isForeignChange)
        .map(commit -> "%s in version %d".formatted(commit.info().operation(), commit.version()))
        .findFirst();
  }

  private Optional<CommitFile> commit(long version) {
    return CommitFile.read(path, version, spark.sessionState().newHadoopConf());
  }

  private static Metadata metadata(TableSpec table, Map<String, String> properties) {
    return new Metadata(
        UUID.randomUUID().toString(),
        null,
        table.comment(),
        new Format("parquet", scala.collection.immutable.Map$.MODULE$.empty()),
        SparkSchemas.schema(table).json(),
        seq(table.partitionedBy()),
        scala.collection.immutable.Map.from(CollectionConverters.asScala(properties)),
        Option.apply(System.currentTimeMillis()));
  }

  private static <T> Seq<T> seq(List<T> values) {
    return CollectionConverters.asScala(values).toSeq();
  }

  private Snapshot at(long version) {
    DeltaLog log = DeltaLog.forTable(spark, path);
    return log.getSnapshotAt(version, Option.empty(), Option.empty(), false);
  }

  private Snapshot latest() {
    return DeltaLog.forTable(spark, path).update(false, Option.empty(), Option.empty());
  }
}
