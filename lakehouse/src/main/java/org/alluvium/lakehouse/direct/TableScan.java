package org.alluvium.lakehouse.direct;

import io.delta.kernel.Scan;
import io.delta.kernel.Snapshot;
import io.delta.kernel.data.ColumnVector;
import io.delta.kernel.data.ColumnarBatch;
import io.delta.kernel.data.FilteredColumnarBatch;
import io.delta.kernel.data.Row;
import io.delta.kernel.engine.Engine;
import io.delta.kernel.types.StructType;
import io.delta.kernel.utils.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.alluvium.lakehouse.table.TableName;

/** Reads the rows of one snapshot that a filter lets through, a file at a time. */
final class TableScan {
  private final Engine engine;
  private final TableName table;
  private final StructType schema;
  private final BoundFilter filter;
  private final Scan scan;

  private TableScan(
      Engine engine, TableName table, StructType schema, BoundFilter filter, Scan scan) {
    this.engine = engine;
    this.table = table;
    this.schema = schema;
    this.filter = filter;
    this.scan = scan;
  }

  static TableScan of(
      Engine engine, Snapshot snapshot, TableName table, StructType schema, RowFilter rowFilter) {
    BoundFilter filter = BoundFilter.of(table, schema, rowFilter);
    var builder = snapshot.getScanBuilder().withReadSchema(schema);
    filter.forPruning().ifPresent(builder::withFilter);
    return new TableScan(engine, table, schema, filter, builder.build());
  }

  /** Rows as maps from column to value, columns in the order of the schema read. */
  List<Map<String, Object>> rows() {
    List<Map<String, Object>> found = new ArrayList<>();
    forEach(found::add);
    return found;
  }

  /** Hands over the same rows one by one: memory for one batch. */
  void forEach(Consumer<Map<String, Object>> use) {
    try (CloseableIterator<FilteredColumnarBatch> files = scan.getScanFiles(engine)) {
      while (files.hasNext()) {
        try (CloseableIterator<Row> fileRows = files.next().getRows()) {
          while (fileRows.hasNext()) {
            readFile(fileRows.next(), use);
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readFile(Row file, Consumer<Map<String, Object>> use) throws IOException {
    try (FileBatches batches = new FileBatches(engine, table, scan, file)) {
      for (FilteredColumnarBatch batch = batches.next(); batch != null; batch = batches.next()) {
        pass(batch, use);
      }
    }
  }

  private void pass(FilteredColumnarBatch batch, Consumer<Map<String, Object>> use) {
    ColumnarBatch data = batch.getData();
    Optional<ColumnVector> selection = batch.getSelectionVector();
    for (int row = 0; row < data.getSize(); row++) {
      if (isSelected(selection, row) && filter.accepts(data, row)) {
        use.accept(decode(data, row));
      }
    }
  }

  private static boolean isSelected(Optional<ColumnVector> selection, int row) {
    return selection.isEmpty()
        || (!selection.get().isNullAt(row) && selection.get().getBoolean(row));
  }

  private Map<String, Object> decode(ColumnarBatch data, int row) {
    Map<String, Object> decoded = new LinkedHashMap<>();
    for (int column = 0; column < schema.length(); column++) {
      decoded.put(
          schema.at(column).getName(), CellDecoder.decode(data.getColumnVector(column), row));
    }
    return Collections.unmodifiableMap(decoded);
  }
}
