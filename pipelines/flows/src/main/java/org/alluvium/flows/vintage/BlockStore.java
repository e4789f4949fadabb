package org.alluvium.flows.vintage;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.alluvium.lakehouse.columnar.SeriesBlock;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.io.TableWriter;
import org.alluvium.lakehouse.io.WriteResult;
import org.alluvium.lakehouse.table.TableSpec;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Stores blocks of a wide table: an append writes their arrays; a slice is replaced by rows, since
 * files that hold others too are rewritten.
 *
 * @param target the table: symbol, session, time of knowledge, values
 */
public record BlockStore(TableSpec target) implements SeriesStore<SeriesBlock> {
  private static final int KEY_COLUMNS = 3;

  @Override
  public WriteResult append(
      TableWriter table,
      Dataset<Row> arranged,
      SymbolSeries<SeriesBlock> evaluation,
      String appId,
      Map<String, Long> marks) {
    return table.appendBlocksOnce(arranged, evaluation, appId, marks);
  }

  @Override
  public Dataset<Row> rows(Dataset<Row> arranged, SymbolSeries<SeriesBlock> evaluation) {
    MapPartitionsFunction<Row, Row> rows = partition -> rows(evaluation.call(partition));
    return arranged.mapPartitions(rows, Encoders.row(SparkSchemas.contentSchema(target)));
  }

  private static Iterator<Row> rows(Iterator<SeriesBlock> blocks) {
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(blocks, Spliterator.ORDERED), false)
        .flatMap(block -> IntStream.range(0, block.rows()).mapToObj(row -> row(block, row)))
        .iterator();
  }

  private static Row row(SeriesBlock block, int row) {
    Object[] cells = new Object[KEY_COLUMNS + block.columns()];
    cells[0] = block.series();
    cells[1] = LocalDate.ofEpochDay(block.day(row));
    cells[2] = Micros.instant(block.knownAt(row));
    for (int column = 0; column < block.columns(); column++) {
      float value = block.value(column, row);
      cells[KEY_COLUMNS + column] = Float.isNaN(value) ? null : value;
    }
    return RowFactory.create(cells);
  }
}
