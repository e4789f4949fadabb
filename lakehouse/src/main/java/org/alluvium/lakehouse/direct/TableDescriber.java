package org.alluvium.lakehouse.direct;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.delta.kernel.Snapshot;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.ScanImpl;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.alluvium.lakehouse.table.TableName;

/** Describes one snapshot from its log alone: no data file is opened. */
final class TableDescriber {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Engine engine;
  private long files;
  private long bytes;
  private long rows;
  private boolean everyFileCounted = true;

  TableDescriber(Engine engine) {
    this.engine = engine;
  }

  TableDescription describe(TableName table, Snapshot snapshot) {
    countFiles(snapshot);
    List<TableDescription.Column> columns =
        snapshot.getSchema().fields().stream()
            .map(
                f ->
                    new TableDescription.Column(
                        f.getName(),
                        KernelSchema.describe(f.getDataType()),
                        !f.isNullable(),
                        KernelSchema.commentOf(f)))
            .toList();
    return new TableDescription(
        table,
        snapshot.getPath(),
        snapshot.getVersion(),
        snapshot.getMetadata().getDescription().orElse(""),
        columns,
        List.copyOf(snapshot.getPartitionColumnNames()),
        new TreeMap<>(snapshot.getTableProperties()),
        files,
        bytes,
        everyFileCounted ? OptionalLong.of(rows) : OptionalLong.empty());
  }

  private void countFiles(Snapshot snapshot) {
    ScanImpl scan = (ScanImpl) snapshot.getScanBuilder().build();
    try (CloseableIterator<FilteredColumnarBatch> batches = scan.getScanFiles(engine, true)) {
      while (batches.hasNext()) {
        try (CloseableIterator<Row> fileRows = batches.next().getRows()) {
          fileRows.forEachRemaining(this::count);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void count(Row file) {
    files++;
    bytes += InternalScanFileUtils.getAddFileStatus(file).getSize();
    Row add = file.getStruct(InternalScanFileUtils.ADD_FILE_ORDINAL);
    int ordinal = InternalScanFileUtils.ADD_FILE_STATS_ORDINAL;
    long counted = add.isNullAt(ordinal) ? -1 : numRecords(add.getString(ordinal));
    everyFileCounted &= counted >= 0;
    rows += counted;
  }

  private static long numRecords(String statistics) {
    try {
      return JSON.readTree(statistics).path("numRecords").asLong(-1);
    } catch (JsonProcessingException e) {
      return -1;
    }
  }
}
