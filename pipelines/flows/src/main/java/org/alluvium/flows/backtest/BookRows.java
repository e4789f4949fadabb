package org.alluvium.flows.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.kernels.backtest.BacktestState;
import org.alluvium.kernels.backtest.DailyResult;
import org.alluvium.kernels.backtest.Position;
import org.alluvium.kernels.backtest.Trade;
import org.alluvium.lakehouse.io.DoubleArrays;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Rows of a book's tables, content columns in their order. */
public final class BookRows {
  private static final int DATE = 3;
  private static final int NAV = 17;

  private final Book book;

  public BookRows(Book book) {
    this.book = book;
  }

  /**
   * A row of {@code gold.sleeve_returns}.
   *
   * @param state where the book stands at the day's close, when a simulation can resume from it
   */
  public Row day(DailyResult day, Instant knownAt, Optional<BacktestState> state) {
    return RowFactory.create(
        book.profile(),
        book.lineage(),
        book.engine(),
        LocalDate.ofEpochDay(day.day()),
        knownAt,
        day.grossReturn(),
        day.netReturn(),
        day.commission(),
        day.spread(),
        day.impact(),
        day.borrow(),
        day.turnover(),
        day.grossExposure(),
        day.netExposure(),
        day.longExposure(),
        day.shortExposure(),
        day.grossNav(),
        day.nav(),
        state.map(standing -> DoubleArrays.boxed(standing.toArray())).orElse(null));
  }

  /**
   * Fails at the first day at whose close the book is worth nothing.
   *
   * @param days rows of {@link #day}
   * @throws org.alluvium.lakehouse.error.AlluviumException of category DATA_CHECK
   */
  void requireWorth(List<Row> days) {
    for (Row day : days) {
      if (!(day.getDouble(NAV) > 0)) {
        throw FlowErrors.ruined(
            book.profile(), book.engine(), day.<LocalDate>getAs(DATE), day.getDouble(NAV));
      }
    }
  }

  /**
   * The positions of one close as one row for {@link HeldPositions}.
   *
   * @param held of one day, at least one
   */
  public Row positions(List<Position> held, Instant knownAt) {
    return RowFactory.create(
        book.profile(),
        book.lineage(),
        book.engine(),
        LocalDate.ofEpochDay(held.get(0).day()),
        knownAt,
        held.stream().map(p -> book.assets().get(p.asset())).toArray(String[]::new),
        held.stream().map(Position::weight).toArray(Double[]::new),
        held.stream().map(Position::value).toArray(Double[]::new),
        held.stream().map(p -> Double.isNaN(p.units()) ? null : p.units()).toArray(Double[]::new));
  }

  /** A row of {@code gold.trades}. */
  public Row trade(Trade trade, Instant knownAt) {
    return RowFactory.create(
        book.profile(),
        book.lineage(),
        book.engine(),
        LocalDate.ofEpochDay(trade.day()),
        knownAt,
        book.assets().get(trade.asset()),
        trade.units(),
        trade.price(),
        trade.weightBefore(),
        trade.weightAfter(),
        trade.cost().total(),
        trade.cost().commission(),
        trade.cost().spread(),
        trade.cost().impact(),
        trade.kind().name().toLowerCase(Locale.ROOT));
  }
}
