package org.alluvium.lakehouse.io;

import java.io.File;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.sql.SparkSession;

/**
 * One lakehouse, as one run sees it through Spark: tables below a root, read as known at a time and
 * written with the run's id in every commit.
 *
 * <p>Safe for use by several threads: writes of this process to one table wait for each other,
 * writes of other processes are met by Delta's own conflict detection.
 */
public final class Lakehouse {
  private final SparkSession spark;
  private final SparkSession writing;
  private final String root;
  private final RunStamp stamp;
  private final TableAccess access;

  private Lakehouse(SparkSession spark, String root, RunStamp stamp, TableAccess access) {
    this.spark = spark;
    this.root = root;
    this.stamp = stamp;
    this.access = access;
    // Merges take the commit's user metadata from the session alone, so each run writes in its own.
    this.writing = ((org.apache.spark.sql.classic.SparkSession) spark).cloneSession();
    this.writing.conf().set("spark.databricks.delta.commitInfo.userMetadata", stamp.runId());
  }

  /**
   * Opens a lakehouse. Nothing is created before the first write.
   *
   * @param spark a session from {@code Sessions}
   * @param root URI ({@code file:}, {@code s3a:}, {@code abfss:}, {@code hdfs:}) or local path
   * @param runId written into every row's {@code run_id} and every commit's user metadata
   * @param stampClock read for {@code ingested_at} only
   */
  public static Lakehouse open(SparkSession spark, String root, String runId, Clock stampClock) {
    RunStamp stamp = new RunStamp(runId, stampClock);
    return new Lakehouse(spark, normalise(root), stamp, TableAccess.unlimited());
  }

  /**
   * The same tables for a flow that computes from bronze and silver and writes neither: such a
   * write is refused.
   *
   * @param flow named in the error
   */
  public Lakehouse readingSources(String flow) {
    return new Lakehouse(spark, root, stamp, TableAccess.readingSources(flow));
  }

  /**
   * From now on these versions count as the latest of their tables, whatever other writers commit;
   * -1 is a table that counts as absent. They cannot be written here any more, and silver tables
   * that are not among the held ones cannot be read: what a run used is what its snapshot keeps.
   */
  public void hold(Map<TableName, Long> versions) {
    access.hold(versions);
  }

  /** The versions that are held. */
  public Map<TableName, Long> held() {
    return access.held();
  }

  /** Absolute root without a trailing slash; a local path keeps its form. */
  public String root() {
    return root;
  }

  public SparkSession spark() {
    return spark;
  }

  public String runId() {
    return stamp.runId();
  }

  /** Reads the latest version of a table, unless told otherwise by the reader's methods. */
  public TableReader read(TableSpec table) {
    return TableReader.latest(this, table);
  }

  /** Writes a table; one that this lakehouse holds, or reads only, is refused. */
  public TableWriter write(TableSpec table) {
    access.requireWritable(table.name());
    return new TableWriter(this, writing, table, stamp);
  }

  public boolean exists(TableSpec table) {
    return version(table) >= 0;
  }

  /** Latest version of a table, or the one that is held; -1 when there is none. */
  public long version(TableSpec table) {
    return files(table.name()).version();
  }

  /** Latest version of a table that has to exist. */
  public long requireVersion(TableSpec table) {
    long version = version(table);
    if (version < 0) {
      throw LakehouseErrors.tableMissing(table.name(), root);
    }
    return version;
  }

  /** URI or absolute path of a table's folder. */
  public String path(TableName table) {
    return root + "/" + table.path();
  }

  /** The log of a table, up to the version that is held. */
  public DeltaFiles files(TableName table) {
    return new DeltaFiles(spark, path(table), access.version(table));
  }

  private static String normalise(String root) {
    if (root == null || root.isBlank()) {
      throw new IllegalArgumentException(
          "lakehouse root must be a URI or a folder, got '" + root + "'");
    }
    String trimmed =
        root.length() > 1 && root.endsWith("/") ? root.substring(0, root.length() - 1) : root;
    boolean isUri =
        trimmed.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*") && URI.create(trimmed).isAbsolute();
    return isUri ? trimmed : new File(trimmed).toPath().toAbsolutePath().normalize().toString();
  }
}
