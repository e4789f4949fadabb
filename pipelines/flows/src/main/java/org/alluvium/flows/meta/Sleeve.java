package org.alluvium.flows.meta;

import org.alluvium.flows.backtest.Book;
import org.alluvium.lakehouse.time.TradingCalendar;

/** A part of a meta-portfolio: its book and the calendar that it decides on. */
record Sleeve(Book book, TradingCalendar calendar) {
  String id() {
    return book.profile();
  }
}
