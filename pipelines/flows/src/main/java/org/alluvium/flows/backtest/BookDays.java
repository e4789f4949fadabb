package org.alluvium.flows.backtest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.alluvium.flows.stage.SliceWrite;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.kernels.backtest.BacktestState;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.BookReturns;
import org.alluvium.lakehouse.tables.Trades;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The stored days, trades and states of books; books asked for together share one table. */
public final class BookDays {
  private final StageContext context;

  public BookDays(StageContext context) {
    this.context = context;
  }

  /** Where a book stands: its state at the close of the latest decision session. */
  public record Standing(LocalDate date, Instant knownAt, BacktestState state) {}

  /** Latest state of each book that has one, as known by the run. */
  public Map<Book, Standing> standings(List<Book> books) {
    Map<Book, Standing> standings = new HashMap<>();
    rows(books)
        .filter(col(BookReturns.STATE).isNotNull())
        .groupBy(BookReturns.PROFILE, BookReturns.LINEAGE, BookReturns.ENGINE)
        .agg(
            max_by(
                struct(BookReturns.EVENT_DATE, BookReturns.KNOWN_AT, BookReturns.STATE),
                col(BookReturns.EVENT_DATE)))
        .collectAsList()
        .forEach(row -> standings.put(book(books, row), standing(row.getStruct(3))));
    return standings;
  }

  /** The days of each book known as of the run, stamps and states apart, oldest first. */
  public Map<Book, List<BookDay>> days(List<Book> books) {
    Map<Book, List<BookDay>> days = new HashMap<>();
    books.forEach(book -> days.put(book, new ArrayList<>()));
    rows(books)
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
    days.values().forEach(own -> own.sort(Comparator.comparing(BookDay::date)));
    return days;
  }

  /**
   * New days of one book.
   *
   * @param after the standing that they follow; every day of the book is new without one
   */
  public record Change(Book book, Optional<Standing> after, Simulated simulated) {
    /**
     * The change of a book that was simulated from nothing: only the days after its standing when
     * the simulation went through the very same state, else all of them.
     */
    public static Change fromNothing(Book book, Optional<Standing> stored, Simulated simulated) {
      Optional<Standing> after = stored.filter(simulated::passesThrough);
      return new Change(book, after, simulated.after(after));
    }

    private String since() {
      return after.map(s -> " and event_date > date'%s'".formatted(s.date())).orElse("");
    }
  }

  /**
   * Replaces the new days of books, and the trades on them: trades first, since the days hold the
   * states from which a later run resumes.
   *
   * @return how many days were written
   */
  public long write(TableSpec returns, List<Change> changes) {
    SliceWrite trades = new SliceWrite(context, Trades.SPEC);
    SliceWrite days = new SliceWrite(context, returns);
    for (Change change : changes) {
      String slice = change.book().slice() + change.since();
      trades.replace(
          slice + " and event_date <= date'%s'".formatted(context.asOfDate()),
          change.simulated().trades());
      days.replace(
          slice + " and known_at <= timestamp'%s'".formatted(context.asOf()),
          change.simulated().days());
    }
    trades.commit();
    return days.commit();
  }

  /** Rows of days and trades of a book, ready to be written. */
  public record Simulated(List<Row> days, List<Row> trades) {
    private static final int DATE = 3;

    /** Whether the simulation was in a state, to the bit, at the close of its day. */
    boolean passesThrough(Standing standing) {
      return days.stream()
          .filter(row -> row.<LocalDate>getAs(DATE).equals(standing.date()))
          .map(row -> (Double[]) row.get(row.length() - 1))
          .anyMatch(state -> state != null && Arrays.equals(state, boxed(standing.state())));
    }

    /** The days and trades after a standing, all of them without one. */
    Simulated after(Optional<Standing> standing) {
      return standing
          .map(s -> new Simulated(later(days, s.date()), later(trades, s.date())))
          .orElse(this);
    }

    private static List<Row> later(List<Row> rows, LocalDate date) {
      return rows.stream().filter(r -> r.<LocalDate>getAs(DATE).isAfter(date)).toList();
    }

    private static Double[] boxed(BacktestState state) {
      return Arrays.stream(state.toArray()).boxed().toArray(Double[]::new);
    }
  }

  private Dataset<Row> rows(List<Book> books) {
    String any = books.stream().map(b -> "(" + b.slice() + ")").collect(Collectors.joining(" or "));
    return context
        .lakehouse()
        .read(books.get(0).returns())
        .orEmpty()
        .knownBy(context.asOf())
        .filter(expr(any));
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
    List<Double> values = row.getList(2);
    double[] state = new double[values.size()];
    Arrays.setAll(state, values::get);
    Instant knownAt = row.<Instant>getAs(1);
    return new Standing(row.<LocalDate>getAs(0), knownAt, BacktestState.ofArray(state));
  }
}
