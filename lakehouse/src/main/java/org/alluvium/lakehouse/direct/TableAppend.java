package org.alluvium.lakehouse.direct;

import io.delta.kernel.DataWriteContext;
import io.delta.kernel.Transaction;
import io.delta.kernel.TransactionCommitResult;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.exceptions.ConcurrentWriteException;
import io.delta.kernel.exceptions.MaxCommitRetryLimitReachedException;
import io.delta.kernel.expressions.Literal;
import io.delta.kernel.hook.PostCommitHook;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterable;
import io.delta.kernel.utils.CloseableIterator;
import io.delta.kernel.utils.DataFileStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alluvium.lakehouse.table.TableSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One append inside one Kernel transaction: a data file per partition, then one commit. */
final class TableAppend {
  private static final Logger LOG = LoggerFactory.getLogger(TableAppend.class);
  private final Engine engine;
  private final TableSpec spec;
  private final StructType schema;

  TableAppend(Engine engine, TableSpec spec, StructType schema) {
    this.engine = engine;
    this.spec = spec;
    this.schema = schema;
  }

  /**
   * Writes and commits.
   *
   * @return the version committed, always the transaction's read version plus one
   * @throws CommitConflictException when that version exists already; nothing became visible
   */
  long commit(Transaction transaction, List<Map<String, Object>> rows) {
    long expected = transaction.getReadTableVersion();
    List<Row> actions = writeFiles(transaction, rows);
    try {
      TransactionCommitResult result =
          transaction.commit(
              engine,
              CloseableIterable.inMemoryIterable(Utils.toCloseableIterator(actions.iterator())));
      checkpointWhenDue(result);
      return result.getVersion();
    } catch (ConcurrentWriteException | MaxCommitRetryLimitReachedException e) {
      throw new CommitConflictException(spec.name(), expected, e);
    }
  }

  private List<Row> writeFiles(Transaction transaction, List<Map<String, Object>> rows) {
    Row state = transaction.getTransactionState(engine);
    List<Row> actions = new ArrayList<>();
    for (Part part : parts(rows)) {
      actions.addAll(writeFile(state, part.partition(), part.batch()));
    }
    return actions;
  }

  /** All rows of one partition. */
  private record Part(Map<String, Literal> partition, StoredBatch batch) {}

  /** Every row is checked before the first file is written. */
  private List<Part> parts(List<Map<String, Object>> rows) {
    List<Part> parts = new ArrayList<>();
    for (List<Map<String, Object>> some : byPartition(rows).values()) {
      parts.add(new Part(partitionOf(some.get(0)), StoredBatch.of(spec.name(), schema, some)));
    }
    return parts;
  }

  private List<Row> writeFile(Row state, Map<String, Literal> partition, StoredBatch batch) {
    CloseableIterator<FilteredColumnarBatch> logical =
        Utils.singletonCloseableIterator(new FilteredColumnarBatch(batch, Optional.empty()));
    DataWriteContext context = Transaction.getWriteContext(engine, state, partition);
    try (CloseableIterator<FilteredColumnarBatch> physical =
            Transaction.transformLogicalData(engine, state, logical, partition);
        CloseableIterator<DataFileStatus> files =
            engine
                .getParquetHandler()
                .writeParquetFiles(
                    context.getTargetDirectory(), physical, context.getStatisticsColumns());
        CloseableIterator<Row> actions =
            Transaction.generateAppendActions(engine, state, files, context)) {
      return actions.toInMemoryList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write data of " + spec, e);
    }
  }

  /** Rows by the values of their partition columns, which are compared as plain values. */
  private Map<List<Object>, List<Map<String, Object>>> byPartition(List<Map<String, Object>> rows) {
    Map<List<Object>, List<Map<String, Object>>> parts = new LinkedHashMap<>();
    for (Map<String, Object> row : rows) {
      List<Object> values = new ArrayList<>();
      spec.partitionedBy().forEach(column -> values.add(row.get(column)));
      parts.computeIfAbsent(values, v -> new ArrayList<>()).add(row);
    }
    return parts;
  }

  private Map<String, Literal> partitionOf(Map<String, Object> row) {
    Map<String, Literal> values = new LinkedHashMap<>();
    for (String column : spec.partitionedBy()) {
      values.put(column, KernelLiteral.of(spec.name(), schema.get(column), row.get(column)));
    }
    return values;
  }

  /** A checkpoint only shortens later reads: failing to write one is no failure of the append. */
  private void checkpointWhenDue(TransactionCommitResult result) {
    for (PostCommitHook hook : result.getPostCommitHooks()) {
      if (hook.getType() != PostCommitHook.PostCommitHookType.CHECKPOINT) {
        continue;
      }
      try {
        hook.threadSafeInvoke(engine);
      } catch (IOException | RuntimeException e) {
        LOG.debug("no checkpoint of {} at version {}", spec, result.getVersion(), e);
      }
    }
  }
}
