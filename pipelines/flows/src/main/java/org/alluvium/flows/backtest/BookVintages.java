package org.alluvium.flows.backtest;

import java.util.List;
import org.apache.spark.sql.Row;

/**
 * Further vintages of a book's days and trades, ready to be written.
 *
 * @param days rows of the book's table of returns
 * @param trades rows of {@code gold.trades}; those of a day have the day's {@code known_at}
 */
public record BookVintages(List<Row> days, List<Row> trades) {
  public BookVintages {
    days = List.copyOf(days);
    trades = List.copyOf(trades);
  }
}
