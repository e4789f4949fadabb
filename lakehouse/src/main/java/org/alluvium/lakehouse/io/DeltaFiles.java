package org.alluvium.lakehouse.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.delta.DeltaLog;
import org.apache.spark.sql.delta.DeltaOperations;
import org.apache.spark.sql.delta.OptimisticTransaction;
import org.apache.spark.sql.delta.Snapshot;
import org.apache.spark.sql.delta.actions.AddFile;
import org.apache.spark.sql.delta.actions.Format;
import org.apache.spark.sql.delta.actions.Metadata;
import scala.Option;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The log of one Delta table: versions, commits and live files, without a Spark job where possible.
 * Beside it only {@link BlockAppend} names Delta's internal log.
 */
public final class DeltaFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final SparkSession spark;
  private final String path;

  DeltaFiles(SparkSession spark, String path) {
    this.spark = spark;
    this.path = path;
  }

  /** The folder of the table, as a URI or an absolute path. */
  public String path() {
    return path;
  }

  /** Latest version, -1 when there is no table. */
  public long version() {
    return latest().version();
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

  /** Names of the columns that the table has on disk at its latest version. */
  List<String> columnsOnDisk() {
    return List.of(latest().schema().fieldNames());
  }

  /** The newest commit after {@code version} that this run made, if any. */
  Optional<CommitInfo> ownCommitAfter(long version, String runId) {
    for (long v = version(); v > version; v--) {
      CommitInfo commit = commit(v);
      if (commit.userMetadata().equals(runId)) {
        return Optional.of(commit);
      }
    }
    return Optional.empty();
  }

  private CommitInfo commit(long version) {
    Path file = new Path(path, "_delta_log/%020d.json".formatted(version));
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                file.getFileSystem(spark.sessionState().newHadoopConf()).open(file),
                StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode info = JSON.readTree(line).get("commitInfo");
        if (info != null) {
          return commit(version, info);
        }
      }
      return new CommitInfo(version, "", "", Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read commit " + file, e);
    }
  }

  private static CommitInfo commit(long version, JsonNode info) {
    Map<String, Long> metrics = new LinkedHashMap<>();
    info.path("operationMetrics")
        .properties()
        .forEach(e -> metrics.put(e.getKey(), e.getValue().asLong()));
    return new CommitInfo(
        version, info.path("operation").asText(), info.path("userMetadata").asText(), metrics);
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
