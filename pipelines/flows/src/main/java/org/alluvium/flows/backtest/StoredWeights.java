package org.alluvium.flows.backtest;

import static org.apache.spark.sql.functions.expr;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  /**
   * Weights of each book by epoch day of the decision, in the order of its assets; 0 where not
   * held.
   *
   * @param books books of one profile
   */
  public Map<Book, NavigableMap<Long, double[]>> of(List<Book> books) {
    Map<Book, NavigableMap<Long, double[]>> decisions = new HashMap<>();
    Map<String, Book> byEngine = new HashMap<>();
    for (Book book : books) {
      decisions.put(book, new TreeMap<>());
      byEngine.put(book.engine(), book);
    }
    for (Row row : rows(books)) {
      Book book = byEngine.get(row.getString(0));
      long day = row.<LocalDate>getAs(1).toEpochDay();
      decisions.get(book)
              .computeIfAbsent(day, d -> new double[book.assets().size()])[
              book.assets().indexOf(row.getString(2))] =
          row.getDouble(3);
    }
    return decisions;
  }

  private List<Row> rows(List<Book> books) {
    String any = books.stream().map(b -> "(" + b.slice() + ")").collect(Collectors.joining(" or "));
    return context
        .lakehouse()
        .read(table)
        .orEmpty()
        .knownBy(context.asOf())
        .filter(expr(any))
        .select(Weights.ENGINE, Weights.EVENT_DATE, assetColumn, Weights.WEIGHT)
        .collectAsList();
  }
}
