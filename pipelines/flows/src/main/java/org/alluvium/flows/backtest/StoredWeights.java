package org.alluvium.flows.backtest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.backtest.Decision;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Weights;
import org.apache.spark.sql.Row;

/** Target weights of a book as decided, read back from their table. */
public final class StoredWeights {
  private final StageContext context;
  private final TableSpec table;
  private final String assetColumn;

  private record Session(LocalDate date, Instant knownAt) {}

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
   * The decisions of each book after a date, weights in the order of its assets; 0 where not held.
   *
   * @param books books of one profile
   */
  Map<Book, List<KnownDecision>> after(LocalDate date, List<Book> books) {
    Map<String, Book> byEngine = new HashMap<>();
    Map<Book, Map<Session, double[]>> weights = new HashMap<>();
    for (Book book : books) {
      byEngine.put(book.engine(), book);
      weights.put(book, new HashMap<>());
    }
    for (Row row : rows(date, books)) {
      Book book = byEngine.get(row.getString(0));
      Session session = new Session(row.<LocalDate>getAs(1), row.<Instant>getAs(2));
      int asset = book.assets().indexOf(row.getString(3));
      weights.get(book).computeIfAbsent(session, s -> new double[book.assets().size()])[asset] =
          row.getDouble(4);
    }
    Map<Book, List<KnownDecision>> decisions = new HashMap<>();
    weights.forEach((book, own) -> decisions.put(book, decisions(own)));
    return decisions;
  }

  private static List<KnownDecision> decisions(Map<Session, double[]> weights) {
    List<KnownDecision> decisions = new ArrayList<>();
    weights.forEach(
        (session, own) ->
            decisions.add(
                new KnownDecision(
                    Micros.of(session.knownAt()), Decision.of(session.date().toEpochDay(), own))));
    return decisions;
  }

  private List<Row> rows(LocalDate after, List<Book> books) {
    String any = books.stream().map(b -> "(" + b.slice() + ")").collect(Collectors.joining(" or "));
    return context
        .lakehouse()
        .read(table)
        .orEmpty()
        .knownBy(context.asOf())
        .filter(expr(any))
        .filter(col(Weights.EVENT_DATE).gt(lit(after)))
        .select(Weights.ENGINE, Weights.EVENT_DATE, Weights.KNOWN_AT, assetColumn, Weights.WEIGHT)
        .collectAsList();
  }
}
