package org.alluvium.flows.backtest;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.spark.sql.Row;

/** One stored day of a book; returns, costs and turnover are fractions of the value before. */
public record BookDay(
    LocalDate date,
    Instant knownAt,
    double grossReturn,
    double netReturn,
    double commission,
    double spread,
    double impact,
    double borrow,
    double turnover,
    double nav) {

  static BookDay of(Row row) {
    return new BookDay(
        row.<LocalDate>getAs(3),
        row.<Instant>getAs(4),
        row.getDouble(5),
        row.getDouble(6),
        row.getDouble(7),
        row.getDouble(8),
        row.getDouble(9),
        row.getDouble(10),
        row.getDouble(11),
        row.getDouble(12));
  }

  public double cost() {
    return commission + spread + impact + borrow;
  }
}
