package org.alluvium.lakehouse.io;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.alluvium.lakehouse.columnar.SeriesBlock;
import org.alluvium.lakehouse.columnar.WideSchema;
import org.alluvium.lakehouse.error.LakehouseErrors;
import org.alluvium.lakehouse.store.ConflictRetry;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.DataFrameWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Writes one table, idempotently: two attempts of one logical write leave the same content as one.
 *
 * <p>Datasets hold every content column of the table and may hold stamps; {@code run_id} and {@code
 * ingested_at}, where the table has them as stamps, are always filled by the writer. The table is
 * created on first use. Each write is one atomic commit whose user metadata is the run id. Writes
 * are run again, bounded, when another writer's commit conflicts.
 */
public final class TableWriter {
  private static final Map<String, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  private final SparkSession spark;
  private final TableSpec table;
  private final DeltaFiles files;
  private final RunStamp stamp;

  TableWriter(Lakehouse lakehouse, SparkSession spark, TableSpec table, RunStamp stamp) {
    this.spark = spark;
    this.table = table;
    this.files = new DeltaFiles(spark, lakehouse.path(table.name()));
    this.stamp = stamp;
  }

  /** Creates the table when there is none; adds optional columns that its definition gained. */
  public void create() {
    guarded(this::current);
  }

  /**
   * Appends rows once per application id: the second attempt, in this process or another, changes
   * nothing.
   *
   * @param appId names the logical write for ever, for example {@code run/stage/slice}; never reuse
   *     one for different rows
   * @return what was written; no rows when the write had been done before
   */
  public WriteResult appendOnce(Dataset<Row> rows, String appId) {
    requireAppId(appId);
    Dataset<Row> shaped = shaped(rows);
    return guarded(
        () -> save(shaped, SaveMode.Append, Map.of("txnAppId", appId, "txnVersion", "1")));
  }

  /**
   * Appends blocks of a wide table once per application id, with every promise of {@link
   * #appendOnce}. For much data: values go from arrays into files without ever being rows, at a
   * fraction of the cost. Replacing and merging stay with rows, since they rewrite rows of files
   * that hold others too.
   *
   * @param rows what the blocks are made from; each partition becomes at most one file
   * @param blocks makes the blocks of a partition, best lazily
   * @param appId as for {@link #appendOnce}; one id may be used with either
   * @param marks what the table then answers for, kept with the commit for {@link
   *     DeltaFiles#newestMarks}; numbers from 0 on
   */
  public WriteResult appendBlocksOnce(
      Dataset<Row> rows,
      MapPartitionsFunction<Row, SeriesBlock> blocks,
      String appId,
      Map<String, Long> marks) {
    requireAppId(appId);
    WideSchema schema = WideSchema.of(table);
    return guarded(
        () -> {
          long before = ensured();
          BlockAppend append = new BlockAppend(spark, files.path(), table.name(), schema);
          if (!append.isDone(appId)) {
            append.commit(append.write(rows, blocks, stamp), appId, marks, stamp.runId());
          }
          return resultAfter(before);
        });
  }

  /**
   * Replaces the rows that a predicate describes by the given ones; rows outside it are refused.
   *
   * @param literalPredicate columns against literals, for example {@code event_date >=
   *     '2017-01-01'}: never a subquery or the clock
   */
  public WriteResult replaceSlice(Dataset<Row> rows, String literalPredicate) {
    if (table.appendOnly()) {
      throw LakehouseErrors.appendOnly(table.name(), "replaceSlice");
    }
    Dataset<Row> shaped = shaped(rows);
    return guarded(
        () -> save(shaped, SaveMode.Overwrite, Map.of("replaceWhere", literalPredicate)));
  }

  /** Adds the rows whose key the table does not have; a row with a known key changes nothing. */
  public WriteResult insertMissing(Dataset<Row> rows) {
    requireKey("insertMissing");
    try (KeyedSource source = KeyedSource.of(shaped(rows), table)) {
      return guarded(() -> merge(source, KeyedMerge.insertOnly(table)));
    }
  }

  /** Adds the rows with a new key, and replaces the content of known keys where it differs. */
  public WriteResult mergeByKey(Dataset<Row> rows) {
    requireKey("mergeByKey");
    if (table.appendOnly()) {
      throw LakehouseErrors.appendOnly(table.name(), "mergeByKey");
    }
    try (KeyedSource source = KeyedSource.of(shaped(rows), table)) {
      return guarded(() -> merge(source, KeyedMerge.upsert(table)));
    }
  }

  private WriteResult save(Dataset<Row> rows, SaveMode mode, Map<String, String> options) {
    long before = ensured();
    DataFrameWriter<Row> writer =
        new FileLayout(table)
            .apply(rows)
            .write()
            .format("delta")
            .mode(mode)
            .option("userMetadata", stamp.runId())
            .options(options);
    try {
      writer.save(files.path());
    } catch (Exception e) {
      throw WriteFailure.explain(table, options.getOrDefault("replaceWhere", ""), e);
    }
    return resultAfter(before);
  }

  private WriteResult merge(KeyedSource source, KeyedMerge merge) {
    long before = ensured();
    if (source.isEmpty()) {
      return new WriteResult(table.name(), before, 0, 0, 0);
    }
    try {
      merge.execute(spark, files.path(), source);
    } catch (Exception e) {
      throw WriteFailure.explain(table, "", e);
    }
    return resultAfter(before);
  }

  private WriteResult current() {
    return new WriteResult(table.name(), ensured(), 0, 0, 0);
  }

  private long ensured() {
    new TableCreation(spark, files, table).ensure();
    return files.version();
  }

  private WriteResult resultAfter(long before) {
    return files
        .ownCommitAfter(before, stamp.runId())
        .map(commit -> commit.result(table.name()))
        .orElseGet(() -> new WriteResult(table.name(), files.version(), 0, 0, 0));
  }

  private Dataset<Row> shaped(Dataset<Row> rows) {
    return new RowShape(table, stamp).apply(rows);
  }

  private void requireAppId(String appId) {
    if (appId == null || appId.isBlank()) {
      throw new IllegalArgumentException(table + ": appId of an append must not be blank");
    }
  }

  private void requireKey(String operation) {
    if (table.key().isEmpty()) {
      throw LakehouseErrors.noKey(table.name(), operation);
    }
  }

  /** One write of this process to the table at a time; conflicts with other processes retried. */
  private WriteResult guarded(Supplier<WriteResult> write) {
    ReentrantLock lock = LOCKS.computeIfAbsent(files.path(), path -> new ReentrantLock());
    lock.lock();
    try {
      return ConflictRetry.run(table.name(), write);
    } finally {
      lock.unlock();
    }
  }
}
