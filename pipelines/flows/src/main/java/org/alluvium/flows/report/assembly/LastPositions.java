package org.alluvium.flows.report.assembly;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.tables.Positions;

/**
 * What a book holds at its last close, of the vintage that the run knows.
 *
 * @param weights by symbol; what is not held is absent
 */
record LastPositions(LocalDate date, Map<String, Double> weights) {
  LastPositions {
    weights = Map.copyOf(weights);
  }

  /**
   * @param days of the book, oldest first
   */
  static Part<LastPositions> read(StageContext context, Book book, List<BookDay> days) {
    if (days.isEmpty()) {
      return Part.missing(ComparedBooks.NO_DAY);
    }
    BookDay last = days.get(days.size() - 1);
    Map<String, Double> weights = new TreeMap<>();
    context
        .lakehouse()
        .read(Positions.SPEC)
        .orEmpty()
        .all()
        .filter(expr(book.slice()))
        .filter(col(Positions.EVENT_DATE).equalTo(lit(last.date())))
        .filter(col(Positions.KNOWN_AT).equalTo(lit(last.knownAt())))
        .select(Positions.SYMBOL, Positions.WEIGHT)
        .collectAsList()
        .forEach(row -> weights.put(row.getString(0), row.getDouble(1)));
    return Part.of(new LastPositions(last.date(), weights));
  }

  /** What is not held has weight 0. */
  static Figure weight(Part<LastPositions> held, String symbol) {
    return held.isPresent()
        ? Figure.of(held.value().weights().getOrDefault(symbol, 0.0))
        : Figure.missing(held.missing());
  }
}
