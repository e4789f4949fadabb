package org.alluvium.flows.report.assembly;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.backtest.BookDays;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.Backtests;
import org.alluvium.lakehouse.tables.BookReturns;
import org.alluvium.lakehouse.tables.MetaReturns;
import org.alluvium.lakehouse.tables.MetaWeights;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.alluvium.lakehouse.tables.Trades;
import org.alluvium.lakehouse.tables.Weights;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Everything stored of some books, as known by a run; each table is read once for all of them. */
final class StoredBooks {
  private static final int FIRST_VALUE = 2;

  private final StageContext context;
  private final Map<Book, List<BookDay>> days = new HashMap<>();
  private final Map<Book, NavigableMap<LocalDate, Map<String, Double>>> weights = new HashMap<>();
  private final Map<Book, List<Fill>> fills = new HashMap<>();
  private final Map<Book, Map<String, Double>> metrics = new HashMap<>();

  private StoredBooks(StageContext context) {
    this.context = context;
  }

  static StoredBooks read(StageContext context, List<Book> books) {
    StoredBooks stored = new StoredBooks(context);
    List<Book> sleeves = of(books, SleeveReturns.SPEC);
    List<Book> metas = of(books, MetaReturns.SPEC);
    stored.days.putAll(new BookDays(context).days(sleeves));
    stored.days.putAll(new BookDays(context).days(metas));
    stored.readWeights(Weights.SPEC, Weights.SYMBOL, sleeves);
    stored.readWeights(MetaWeights.SPEC, MetaWeights.SLEEVE, metas);
    stored.readFills(books);
    stored.readMetrics(books);
    return stored;
  }

  /** Days, oldest first; empty when the book was not simulated. */
  List<BookDay> days(Book book) {
    return days.getOrDefault(book, List.of());
  }

  /** Target weights by decision session and asset. */
  NavigableMap<LocalDate, Map<String, Double>> weights(Book book) {
    return weights.getOrDefault(book, Collections.emptyNavigableMap());
  }

  /** Fills by date, then asset. */
  List<Fill> fills(Book book) {
    return fills.getOrDefault(book, List.of());
  }

  /** Metrics of the run's as-of date by name; those without a value are absent. */
  Map<String, Double> metrics(Book book) {
    return metrics.getOrDefault(book, Map.of());
  }

  private void readWeights(TableSpec table, String asset, List<Book> books) {
    forEach(
        known(table),
        books,
        List.of(Weights.EVENT_DATE, asset, Weights.WEIGHT),
        (book, row) ->
            weights
                .computeIfAbsent(book, b -> new TreeMap<>())
                .computeIfAbsent(row.<LocalDate>getAs(FIRST_VALUE), d -> new TreeMap<>())
                .put(row.getString(FIRST_VALUE + 1), row.getDouble(FIRST_VALUE + 2)));
  }

  /** Those of the days as known by the run: a fill that a correction undid is none. */
  private void readFills(List<Book> books) {
    Map<Book, Map<LocalDate, Instant>> vintages = new HashMap<>();
    days.forEach(
        (book, own) ->
            vintages.put(
                book, own.stream().collect(Collectors.toMap(BookDay::date, BookDay::knownAt))));
    forEach(
        known(Trades.SPEC),
        books,
        List.of(
            Trades.EVENT_DATE,
            Trades.SYMBOL,
            Trades.UNITS,
            Trades.PRICE,
            Trades.WEIGHT_BEFORE,
            Trades.WEIGHT_AFTER,
            Trades.COST,
            Trades.KNOWN_AT),
        (book, row) -> {
          Instant knownAt = row.<Instant>getAs(FIRST_VALUE + 7);
          Fill fill = fill(row);
          if (knownAt.equals(vintages.get(book).get(fill.date()))) {
            fills.computeIfAbsent(book, b -> new ArrayList<>()).add(fill);
          }
        });
  }

  private void readMetrics(List<Book> books) {
    forEach(
        context
            .lakehouse()
            .read(Backtests.SPEC)
            .orEmpty()
            .all()
            .filter(col(Backtests.EVENT_DATE).equalTo(lit(context.asOfDate()))),
        books,
        List.of(Backtests.METRIC, Backtests.VALUE),
        (book, row) -> {
          if (!row.isNullAt(FIRST_VALUE + 1)) {
            metrics
                .computeIfAbsent(book, b -> new TreeMap<>())
                .put(row.getString(FIRST_VALUE), row.getDouble(FIRST_VALUE + 1));
          }
        });
  }

  /** Rows of the books, ordered by the first two values; profile and engine come before those. */
  private static void forEach(
      Dataset<Row> table, List<Book> books, List<String> columns, BiConsumer<Book, Row> use) {
    if (books.isEmpty()) {
      return;
    }
    Map<String, Book> byName = new HashMap<>();
    books.forEach(book -> byName.put(book.profile() + "/" + book.engine(), book));
    String slices =
        books.stream().map(b -> "(" + b.slice() + ")").collect(Collectors.joining(" or "));
    List<String> selected = new ArrayList<>(List.of(BookReturns.PROFILE, BookReturns.ENGINE));
    selected.addAll(columns);
    table
        .filter(expr(slices))
        .select(selected.stream().map(c -> col(c)).toArray(Column[]::new))
        .coalesce(1)
        .sortWithinPartitions(columns.get(0), columns.get(1))
        .collectAsList()
        .forEach(row -> use.accept(byName.get(row.getString(0) + "/" + row.getString(1)), row));
  }

  private static List<Book> of(List<Book> books, TableSpec table) {
    return books.stream().filter(b -> b.returns().name().equals(table.name())).toList();
  }

  private Dataset<Row> known(TableSpec table) {
    return context.lakehouse().read(table).orEmpty().knownBy(context.asOf());
  }

  private static Fill fill(Row row) {
    int at = FIRST_VALUE;
    return new Fill(
        row.<LocalDate>getAs(at),
        row.getString(at + 1),
        row.getDouble(at + 2),
        row.getDouble(at + 3),
        row.getDouble(at + 5) - row.getDouble(at + 4),
        row.getDouble(at + 6));
  }
}
