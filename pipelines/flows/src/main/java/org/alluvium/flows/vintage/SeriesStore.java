package org.alluvium.flows.vintage;

import java.util.Map;
import org.alluvium.lakehouse.io.TableWriter;
import org.alluvium.lakehouse.io.WriteResult;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How what is evaluated symbol by symbol gets into its table.
 *
 * @param <T> what an evaluation makes
 */
public interface SeriesStore<T> {
  /**
   * Appends, once per application id.
   *
   * @param arranged rows as {@link SymbolSeries#arranged} has them
   * @param marks kept with the commit by a store of blocks, and by no other
   */
  WriteResult append(
      TableWriter table,
      Dataset<Row> arranged,
      SymbolSeries<T> evaluation,
      String appId,
      Map<String, Long> marks);

  /** The same as rows of the table without stamps, for a write that is no append. */
  Dataset<Row> rows(Dataset<Row> arranged, SymbolSeries<T> evaluation);
}
