package org.alluvium.flows.report.assembly;

import java.util.List;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.backtest.SleeveBooks;
import org.alluvium.flows.panel.PeriodsPerYear;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.report.model.DeepReport;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.trials.Study;
import org.alluvium.lakehouse.time.TradingCalendar;

/** Fills the deep report of a sleeve from the tables, as known by a run. */
final class DeepAssembly {
  private final StageContext context;
  private final SleeveProfile profile;
  private final StoredBooks books;
  private final TradingCalendar calendar;

  DeepAssembly(
      StageContext context, SleeveProfile profile, StoredBooks books, TradingCalendar calendar) {
    this.context = context;
    this.profile = profile;
    this.books = books;
    this.calendar = calendar;
  }

  DeepReport report(NavHistories.Market market) {
    Book own = SleeveBooks.own(profile);
    List<BookDay> days = books.days(own);
    double periodsPerYear = PeriodsPerYear.of(calendar);
    String family = Study.familyOf(profile);
    return new DeepReport(
        SelectionReports.of(context, profile),
        AllocationReports.of(context, profile),
        RegimeHistories.of(context, profile, calendar),
        RiskReports.of(
            context, profile, calendar, books.weights(own), LastPositions.read(context, own, days)),
        new BacktestReports(profile.id(), days, periodsPerYear)
            .report(market, books.metrics(own), BookExposures.read(context, own)),
        OverfittingReports.of(
            days.stream().mapToDouble(BookDay::netReturn).toArray(),
            periodsPerYear,
            family,
            StoredTrials.of(context, family)));
  }
}
