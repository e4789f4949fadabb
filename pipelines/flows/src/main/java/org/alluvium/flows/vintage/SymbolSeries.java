package org.alluvium.flows.vintage;

import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Evaluates rows one symbol after the other, within one pass over a partition: what is made of a
 * symbol is handed on before the next one is read. The symbol is a row's first column.
 *
 * @param evaluation what is made of the rows of a symbol
 */
public record SymbolSeries<T>(Evaluation<T> evaluation) implements MapPartitionsFunction<Row, T> {

  /** Makes something of the rows of one symbol. */
  public interface Evaluation<T> extends Serializable {
    /** Must read the rows before it returns. */
    Iterator<T> evaluate(String symbol, Iterator<Row> rows);
  }

  /**
   * Rows as {@link #call} expects them: each symbol in one partition, and in an order of its own.
   */
  public static Dataset<Row> arranged(Dataset<Row> rows, String... order) {
    Column symbol = functions.col(rows.columns()[0]);
    return rows.repartition(symbol)
        .sortWithinPartitions(
            Stream.concat(Stream.of(symbol), Stream.of(order).map(functions::col))
                .toArray(Column[]::new));
  }

  @Override
  public Iterator<T> call(Iterator<Row> rows) {
    return new Walk<>(rows, evaluation);
  }

  /** One walk over the symbols of a partition. */
  private static final class Walk<T> implements Iterator<T> {
    private final Iterator<Row> rows;
    private final Evaluation<T> evaluation;
    private Row ahead;
    private Iterator<T> made = Collections.emptyIterator();

    Walk(Iterator<Row> rows, Evaluation<T> evaluation) {
      this.rows = rows;
      this.evaluation = evaluation;
      this.ahead = next(rows);
    }

    @Override
    public boolean hasNext() {
      while (!made.hasNext() && ahead != null) {
        String symbol = ahead.getString(0);
        made = evaluation.evaluate(symbol, new OneSymbol(symbol));
      }
      return made.hasNext();
    }

    @Override
    public T next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return made.next();
    }

    private static Row next(Iterator<Row> rows) {
      return rows.hasNext() ? rows.next() : null;
    }

    /** The rows up to the next symbol. */
    private final class OneSymbol implements Iterator<Row> {
      private final String symbol;

      OneSymbol(String symbol) {
        this.symbol = symbol;
      }

      @Override
      public boolean hasNext() {
        return ahead != null && ahead.getString(0).equals(symbol);
      }

      @Override
      public Row next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        Row row = ahead;
        ahead = Walk.next(rows);
        return row;
      }
    }
  }
}
