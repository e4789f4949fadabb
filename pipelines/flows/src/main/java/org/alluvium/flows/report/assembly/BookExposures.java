package org.alluvium.flows.report.assembly;

import static org.apache.spark.sql.functions.expr;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.report.model.BacktestReport.Exposure;
import org.alluvium.flows.report.model.Figure;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.io.RowNumbers;
import org.alluvium.lakehouse.tables.BookReturns;
import org.apache.spark.sql.Row;

/** Gross, net, long and short exposure of a book at its closes, as known by a run. */
final class BookExposures {
  private static final List<String> KINDS = List.of("gross", "net", "long", "short");

  private BookExposures() {}

  static List<Exposure> read(StageContext context, Book book) {
    List<Row> rows =
        context
            .lakehouse()
            .read(book.returns())
            .orEmpty()
            .asOf(context.asOf())
            .filter(expr(book.slice()))
            .select(
                BookReturns.EVENT_DATE,
                BookReturns.GROSS_EXPOSURE,
                BookReturns.NET_EXPOSURE,
                BookReturns.LONG_EXPOSURE,
                BookReturns.SHORT_EXPOSURE)
            .coalesce(1)
            .sortWithinPartitions(BookReturns.EVENT_DATE)
            .collectAsList();
    return IntStream.range(0, KINDS.size())
        .mapToObj(
            kind ->
                of(
                    KINDS.get(kind),
                    rows.stream().mapToDouble(row -> RowNumbers.number(row, kind + 1)).toArray()))
        .toList();
  }

  /**
   * @param values one per session, oldest first; NaN = not kept
   */
  static Exposure of(String kind, double[] values) {
    String none = "no session of the book has its %s exposure".formatted(kind);
    double[] kept = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    if (kept.length == 0) {
      Figure missing = Figure.missing(none);
      return new Exposure(kind, missing, missing, missing, missing);
    }
    DoubleSummaryStatistics all = Arrays.stream(kept).summaryStatistics();
    return new Exposure(
        kind,
        Figure.of(all.getAverage()),
        Figure.of(all.getMin()),
        Figure.of(all.getMax()),
        Figure.orMissing(values[values.length - 1], none));
  }
}
