package org.alluvium.flows.report.assembly;

import java.time.Instant;
import java.time.LocalDate;
import org.alluvium.flows.backtest.BookDay;

/** Days of a book for tests. */
final class BookDayTestData {
  private BookDayTestData() {}

  /** A day without costs. */
  static BookDay day(LocalDate date, double netReturn, double nav) {
    return new BookDay(date, Instant.EPOCH, netReturn, netReturn, 0, 0, 0, 0, 0, nav);
  }
}
