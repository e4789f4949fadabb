package org.alluvium.flows.backtest;

import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Further vintages of a book's days, trades and positions, ready to be written.
 *
 * @param days rows of the book's table of returns
 * @param trades rows of {@code gold.trades}; those of a day have the day's {@code known_at}
 * @param positions of each of those days on which something is held, see {@link HeldPositions}
 */
public record BookVintages(List<Row> days, List<Row> trades, List<Row> positions) {
  public BookVintages {
    days = List.copyOf(days);
    trades = List.copyOf(trades);
    positions = List.copyOf(positions);
  }
}
