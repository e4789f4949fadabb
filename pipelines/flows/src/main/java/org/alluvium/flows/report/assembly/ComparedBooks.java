package org.alluvium.flows.report.assembly;

import java.util.List;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.portfolio.Engines;
import org.alluvium.flows.report.model.EngineRow;
import org.alluvium.flows.report.model.NavHistory.Alternative;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.Period;

/**
 * The books of one profile side by side, its own first, by names that say what is held: the same
 * parts as the profile at other weights, or the whole universe.
 *
 * @param stored what was stored of them
 * @param books the profile's own first
 * @param parts what the books hold: names or sleeves
 */
record ComparedBooks(StoredBooks stored, List<Book> books, String parts) {
  static final String NO_DAY = "no session was simulated: validation was skipped";

  ComparedBooks {
    books = List.copyOf(books);
  }

  /** One row per book. */
  List<EngineRow> rows() {
    return books.stream()
        .map(
            book ->
                new EngineRow(
                    name(book),
                    period(stored.days(book)),
                    BookFigures.performance(stored.metrics(book), stored.fills(book).size())))
        .toList();
  }

  /** The lines that the own one is drawn with. */
  List<Alternative> alternatives(List<BookDay> own) {
    return books.stream()
        .skip(1)
        .map(
            book ->
                new Alternative(
                    name(book),
                    NavHistories.rebased(
                        NavHistories.dates(own), NavHistories.values(stored.days(book)))))
        .toList();
  }

  /** First and last session of a book. */
  static Part<Period> period(List<BookDay> days) {
    return days.isEmpty()
        ? Part.missing(NO_DAY)
        : Part.of(new Period(days.get(0).date(), days.get(days.size() - 1).date()));
  }

  /** What an engine's book holds beside the profile's own, in words. */
  static String name(String engine, String parts) {
    return engine.equals(Engines.EQUAL_UNIVERSE)
        ? "equal weight, whole universe"
        : rule(engine) + ", same " + parts;
  }

  private String name(Book book) {
    return book.equals(books.get(0))
        ? rule(book.engine()) + " (this portfolio)"
        : name(book.engine(), parts);
  }

  private static String rule(String engine) {
    return engine.equals(Engines.EQUAL) ? "equal weight" : engine.replace('_', ' ');
  }
}
