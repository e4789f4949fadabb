package org.alluvium.lakehouse.direct;

import io.delta.kernel.Scan;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.engine.FileReadResult;
import io.delta.kernel.internal.InternalScanFileUtils;
import io.delta.kernel.internal.data.ScanStateRow;
import io.delta.kernel.internal.util.Utils;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.alluvium.lakehouse.table.TableName;

/** The rows of one data file, batch by batch; one that cannot be read is told by its name. */
final class FileBatches implements AutoCloseable {
  private final TableName table;
  private final String file;
  private final CloseableIterator<FilteredColumnarBatch> batches;

  /**
   * @param file of the scan
   */
  FileBatches(Engine engine, TableName table, Scan scan, Row file) {
    this.table = table;
    this.file = InternalScanFileUtils.getAddFileStatus(file).getPath();
    this.batches = reading(() -> open(engine, scan, file));
  }

  private static CloseableIterator<FilteredColumnarBatch> open(Engine engine, Scan scan, Row file)
      throws IOException {
    Row state = scan.getScanState(engine);
    return Scan.transformPhysicalData(
        engine,
        state,
        file,
        engine
            .getParquetHandler()
            .readParquetFiles(
                Utils.singletonCloseableIterator(InternalScanFileUtils.getAddFileStatus(file)),
                ScanStateRow.getPhysicalDataReadSchema(state),
                scan.getRemainingFilter())
            .map(FileReadResult::getData));
  }

  /** The next rows, or null at the end. */
  FilteredColumnarBatch next() {
    return reading(() -> batches.hasNext() ? batches.next() : null);
  }

  @Override
  public void close() throws IOException {
    batches.close();
  }

  private <T> T reading(Callable<T> step) {
    try {
      return step.call();
    } catch (Exception e) {
      throw DirectErrors.damagedFile(table, file, e);
    }
  }
}
