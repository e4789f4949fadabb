package org.alluvium.flows.backtest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.struct;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alluvium.flows.panel.PriceHistory;
import org.alluvium.flows.stage.SliceWrite;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.kernels.backtest.BacktestState;
import org.alluvium.lakehouse.io.DoubleArrays;
import org.alluvium.lakehouse.io.TableReader;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.BookReturns;
import org.alluvium.lakehouse.tables.Positions;
import org.alluvium.lakehouse.tables.Trades;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The stored days, trades and states of books; books asked for together share one table. */
public final class BookDays {
  private final StageContext context;

  public BookDays(StageContext context) {
    this.context = context;
  }

  /**
   * How far books have got, as known by the run.
   *
   * @param latest the latest instant of which they have rows: all that was known before it is in
   *     them, and what has arrived since is known at that instant or later
   * @param first their first day: what describes an earlier one does not touch them
   */
  public record Progress(Instant latest, LocalDate first) {
    /** Of books without a row. */
    static final Progress NONE =
        new Progress(Instant.parse("0001-01-02T00:00:00Z"), LocalDate.of(1, 1, 1));

    /** Just before the latest instant: rows of then and earlier can gain nothing. */
    public Instant settled() {
      return latest.minus(1, ChronoUnit.MICROS);
    }
  }

  /** How far all of some books have got. */
  public Progress progress(List<Book> books) {
    List<Row> rows =
        ofBooks(books, read(books).knownBy(context.asOf()))
            .groupBy(BookReturns.PROFILE, BookReturns.LINEAGE, BookReturns.ENGINE)
            .agg(max(BookReturns.KNOWN_AT), min(BookReturns.EVENT_DATE))
            .collectAsList();
    if (rows.size() < books.size()) {
      return Progress.NONE;
    }
    return new Progress(
        rows.stream().map(r -> r.<Instant>getAs(3)).min(Comparator.naturalOrder()).orElseThrow(),
        rows.stream().map(r -> r.<LocalDate>getAs(4)).min(Comparator.naturalOrder()).orElseThrow());
  }

  /** The latest standing of each book before a date, as known by an instant; some have none. */
  Map<Book, Standing> standings(List<Book> books, LocalDate before, Instant knownBy) {
    Map<Book, Standing> standings = new HashMap<>();
    ofBooks(books, read(books).knownBy(knownBy))
        .filter(col(BookReturns.STATE).isNotNull())
        .filter(col(BookReturns.EVENT_DATE).lt(lit(before)))
        .groupBy(BookReturns.PROFILE, BookReturns.LINEAGE, BookReturns.ENGINE)
        .agg(
            max_by(
                struct(BookReturns.EVENT_DATE, BookReturns.STATE),
                struct(BookReturns.EVENT_DATE, BookReturns.KNOWN_AT)))
        .collectAsList()
        .forEach(row -> standings.put(book(books, row), standing(row.getStruct(3))));
    return standings;
  }

  /** The days of each book as known by the run, stamps and states apart, oldest first. */
  public Map<Book, List<BookDay>> days(List<Book> books) {
    Map<Book, List<BookDay>> days = new HashMap<>();
    books.forEach(book -> days.put(book, new ArrayList<>()));
    if (!books.isEmpty()) {
      ofBooks(books, read(books).asOf(context.asOf()))
          .select(
              BookReturns.PROFILE,
              BookReturns.LINEAGE,
              BookReturns.ENGINE,
              BookReturns.EVENT_DATE,
              BookReturns.KNOWN_AT,
              BookReturns.GROSS_RETURN,
              BookReturns.NET_RETURN,
              BookReturns.COMMISSION,
              BookReturns.SPREAD,
              BookReturns.IMPACT,
              BookReturns.BORROW,
              BookReturns.TURNOVER,
              BookReturns.NAV)
          .collectAsList()
          .forEach(row -> days.get(book(books, row)).add(BookDay.of(row)));
    }
    days.values().forEach(own -> own.sort(Comparator.comparing(BookDay::date)));
    return days;
  }

  /** Net asset values of books of different profiles, as prices of what they are. */
  public PriceHistory values(List<Book> books) {
    return new PriceHistory(
        books.stream().map(Book::profile).toList(),
        ofBooks(books, read(books).knownBy(context.asOf()))
            .select(
                col(BookReturns.PROFILE),
                col(BookReturns.EVENT_DATE),
                col(BookReturns.KNOWN_AT),
                col(BookReturns.NAV),
                col(BookReturns.NAV),
                lit(null).cast("double")));
  }

  /**
   * Adds vintages of books, trades and positions first, since the days say how far a book has got.
   * What an attempt that did not finish had left of them is replaced.
   *
   * @return how many rows of days are new
   */
  public long write(TableSpec returns, List<BookUpdate.Change> changes) {
    SliceWrite trades = new SliceWrite(context, Trades.SPEC);
    SliceWrite positions = new SliceWrite(context, Positions.SPEC, new HeldPositions());
    SliceWrite days = new SliceWrite(context, returns);
    for (BookUpdate.Change change : changes) {
      String slice =
          "%s and known_at > timestamp'%s' and known_at <= timestamp'%s'"
              .formatted(change.book().slice(), change.since(), context.asOf());
      trades.replace(slice, change.vintages().trades());
      positions.replace(slice, change.vintages().positions());
      days.replace(slice, change.vintages().days());
    }
    trades.commitNews();
    positions.commitNews();
    return days.commitNews();
  }

  private TableReader read(List<Book> books) {
    return context.lakehouse().read(books.get(0).returns()).orEmpty();
  }

  private static Dataset<Row> ofBooks(List<Book> books, Dataset<Row> rows) {
    return rows.filter(
        expr(books.stream().map(b -> "(" + b.slice() + ")").collect(Collectors.joining(" or "))));
  }

  private static Book book(List<Book> books, Row row) {
    return books.stream()
        .filter(b -> b.profile().equals(row.getString(0)))
        .filter(b -> b.lineage().equals(row.getString(1)))
        .filter(b -> b.engine().equals(row.getString(2)))
        .findFirst()
        .orElseThrow();
  }

  private static Standing standing(Row row) {
    return new Standing(
        row.<LocalDate>getAs(0), BacktestState.ofArray(DoubleArrays.primitive(row.getList(1))));
  }
}
