package org.alluvium.flows.backtest;

import static org.apache.spark.sql.functions.expr;

import java.time.LocalDate;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Weights;
import org.apache.spark.sql.Row;

/** Target weights of a book as decided, read back from their table. */
public final class StoredWeights {
  private final StageContext context;
  private final TableSpec table;
  private final String assetColumn;

  /**
   * @param table {@code gold.weights} or {@code gold.meta_weights}
   * @param assetColumn its column that names what is held
   */
  public StoredWeights(StageContext context, TableSpec table, String assetColumn) {
    this.context = context;
    this.table = table;
    this.assetColumn = assetColumn;
  }

  /** Weights by epoch day of the decision, in the order of the book's assets; 0 where not held. */
  public NavigableMap<Long, double[]> of(Book book) {
    List<Row> rows =
        context
            .lakehouse()
            .read(table)
            .orEmpty()
            .knownBy(context.asOf())
            .filter(expr(book.slice()))
            .select(Weights.EVENT_DATE, assetColumn, Weights.WEIGHT)
            .collectAsList();
    NavigableMap<Long, double[]> decisions = new TreeMap<>();
    for (Row row : rows) {
      long day = row.<LocalDate>getAs(0).toEpochDay();
      decisions
              .computeIfAbsent(day, d -> new double[book.assets().size()])[
              book.assets().indexOf(row.getString(1))] =
          row.getDouble(2);
    }
    return decisions;
  }
}
