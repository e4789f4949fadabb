package org.alluvium.flows.backtest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.kernels.backtest.BacktestState;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.table.TableSpec;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.alluvium.lakehouse.tables.Trades;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The stored days, trades and states of books. */
public final class BookDays {
  private final StageContext context;

  public BookDays(StageContext context) {
    this.context = context;
  }

  /** Where a book stands: its state at the close of the latest decision session. */
  public record Standing(LocalDate date, Instant knownAt, BacktestState state) {}

  /** Latest state of a book known as of the run. */
  public Optional<Standing> standing(Book book) {
    return rows(book)
        .filter(col(SleeveReturns.STATE).isNotNull())
        .select(SleeveReturns.EVENT_DATE, SleeveReturns.KNOWN_AT, SleeveReturns.STATE)
        .orderBy(col(SleeveReturns.EVENT_DATE).desc())
        .limit(1)
        .collectAsList()
        .stream()
        .findFirst()
        .map(BookDays::standing);
  }

  /** The days of a book known as of the run, stamps and states apart, oldest first. */
  public List<BookDay> days(Book book) {
    return rows(book)
        .select(
            SleeveReturns.EVENT_DATE,
            SleeveReturns.KNOWN_AT,
            SleeveReturns.GROSS_RETURN,
            SleeveReturns.NET_RETURN,
            SleeveReturns.COMMISSION,
            SleeveReturns.SPREAD,
            SleeveReturns.IMPACT,
            SleeveReturns.BORROW,
            SleeveReturns.TURNOVER,
            SleeveReturns.NAV)
        .orderBy(SleeveReturns.EVENT_DATE)
        .collectAsList()
        .stream()
        .map(BookDay::of)
        .toList();
  }

  /** Replaces the days after a standing (all of them without one) and the trades on those days. */
  public long write(Book book, Optional<Standing> after, Simulated simulated) {
    String since = after.map(s -> " and event_date > date'%s'".formatted(s.date())).orElse("");
    replace(Trades.SPEC, simulated.trades(), book.slice() + since + upTo());
    return replace(
        book.returns(),
        simulated.days(),
        book.slice() + since + " and known_at <= timestamp'%s'".formatted(context.asOf()));
  }

  /**
   * Writes the days of a book that was simulated from nothing: only those after its standing when
   * the simulation went through the very same state, else all of them.
   */
  public long writeNew(Book book, Simulated simulated) {
    Optional<Standing> standing = standing(book).filter(simulated::passesThrough);
    return write(book, standing, simulated.after(standing));
  }

  private String upTo() {
    return " and event_date <= date'%s'".formatted(context.asOfDate());
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

  private Dataset<Row> rows(Book book) {
    return context
        .lakehouse()
        .read(book.returns())
        .orEmpty()
        .knownBy(context.asOf())
        .filter(expr(book.slice()));
  }

  private long replace(TableSpec table, List<Row> rows, String predicate) {
    Dataset<Row> dataset =
        context
            .lakehouse()
            .spark()
            .createDataFrame(rows, SparkSchemas.contentSchema(table))
            .coalesce(1);
    return context.lakehouse().write(table).replaceSlice(dataset, predicate).rowsInserted();
  }

  private static Standing standing(Row row) {
    List<Double> values = row.getList(2);
    double[] state = new double[values.size()];
    Arrays.setAll(state, values::get);
    Instant knownAt = row.<Instant>getAs(1);
    return new Standing(row.<LocalDate>getAs(0), knownAt, BacktestState.ofArray(state));
  }
}
