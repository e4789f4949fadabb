package org.alluvium.flows.report.assembly;

import java.util.List;
import java.util.Locale;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.backtest.PeriodsPerYear;
import org.alluvium.flows.backtest.SleeveBooks;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.report.model.NavHistory;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.SleeveReport;
import org.alluvium.flows.report.model.SummaryRow;
import org.alluvium.lakehouse.time.TradingCalendar;

/** One sleeve's line of the summary and its section. */
final class SleeveAssembly {
  private final SleeveProfile sleeve;
  private final StoredBooks books;
  private final ProfileForecasts forecasts;
  private final TradingCalendar calendar;

  SleeveAssembly(
      SleeveProfile sleeve,
      StoredBooks books,
      ProfileForecasts forecasts,
      TradingCalendar calendar) {
    this.sleeve = sleeve;
    this.books = books;
    this.forecasts = forecasts;
    this.calendar = calendar;
  }

  SummaryRow summary() {
    Book own = SleeveBooks.own(sleeve);
    return new SummaryRow(
        sleeve.id(),
        SummaryRow.Kind.SLEEVE,
        ComparedBooks.period(books.days(own)),
        BookFigures.performance(books.metrics(own), books.fills(own).size()),
        forecasts.skill());
  }

  SleeveReport report(NavHistories.Market market) {
    Book own = SleeveBooks.own(sleeve);
    List<BookDay> days = books.days(own);
    ComparedBooks compared = new ComparedBooks(books, SleeveBooks.of(sleeve), "names");
    return new SleeveReport(
        sleeve.id(),
        description(),
        new SleeveReport.Portfolio(
            nav(days, compared, market),
            WeightHistories.of(
                books.weights(own),
                books.weights(SleeveBooks.equalUniverse(sleeve)),
                sleeve.universe()),
            compared.rows(),
            TradeHistories.of(books.fills(own), days, books.weights(own)),
            BookFigures.costs(days, PeriodsPerYear.of(calendar))),
        forecasts.report());
  }

  private static Part<NavHistory> nav(
      List<BookDay> days, ComparedBooks compared, NavHistories.Market market) {
    return days.isEmpty()
        ? Part.missing("gold.sleeve_returns has no day of this sleeve: validation was skipped")
        : Part.of(NavHistories.of(days, compared.alternatives(days), market));
  }

  private String description() {
    StrategyConfiguration strategy = sleeve.strategy();
    String facts =
        "%s on calendar %s; %s forecasts %d sessions ahead, decided %s; %s weights, filled at the next %s."
            .formatted(
                sleeve.universe().size() == 1
                    ? sleeve.universe().get(0)
                    : sleeve.universe().size() + " instruments",
                sleeve.calendar(),
                strategy.decides(),
                strategy.horizon(),
                strategy.cutoffs(),
                sleeve.portfolio().engine(),
                sleeve.fill().name().toLowerCase(Locale.ROOT));
    String own = strategy.description() == null ? "" : strategy.description().strip();
    return own.isEmpty() ? facts : own + " " + facts;
  }
}
