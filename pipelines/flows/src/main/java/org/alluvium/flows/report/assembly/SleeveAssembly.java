package org.alluvium.flows.report.assembly;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.backtest.BookDay;
import org.alluvium.flows.backtest.SleeveBooks;
import org.alluvium.flows.panel.PeriodsPerYear;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.profile.StrategyConfiguration;
import org.alluvium.flows.report.model.NavHistory;
import org.alluvium.flows.report.model.Part;
import org.alluvium.flows.report.model.Skill;
import org.alluvium.flows.report.model.SleeveReport;
import org.alluvium.flows.report.model.SummaryRow;
import org.alluvium.lakehouse.time.TradingCalendar;

/** One sleeve's line of the summary and its section. */
final class SleeveAssembly {
  private static final String NO_FORECASTS = "it ranks by features: no model decides";

  private final SleeveProfile sleeve;
  private final StoredBooks books;
  private final Optional<ProfileForecasts> forecasts;
  private final TradingCalendar calendar;
  private final DeepAssembly deep;

  SleeveAssembly(
      SleeveProfile sleeve,
      StoredBooks books,
      Optional<ProfileForecasts> forecasts,
      TradingCalendar calendar,
      DeepAssembly deep) {
    this.sleeve = sleeve;
    this.books = books;
    this.forecasts = forecasts;
    this.calendar = calendar;
    this.deep = deep;
  }

  SummaryRow summary() {
    Book own = SleeveBooks.own(sleeve);
    return new SummaryRow(
        sleeve.id(),
        SummaryRow.Kind.SLEEVE,
        ComparedBooks.period(books.days(own)),
        BookFigures.performance(books.metrics(own), books.fills(own).size()),
        forecasts.map(ProfileForecasts::skill).orElseGet(() -> Skill.missing(NO_FORECASTS)));
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
        forecasts
            .map(judged -> Part.of(judged.report()))
            .orElseGet(() -> Part.missing(NO_FORECASTS)),
        deep.report(market));
  }

  private static Part<NavHistory> nav(
      List<BookDay> days, ComparedBooks compared, NavHistories.Market market) {
    return days.isEmpty()
        ? Part.missing("gold.sleeve_returns has no day of this sleeve: validation was skipped")
        : Part.of(NavHistories.of(days, compared.alternatives(days), market));
  }

  private String description() {
    Optional<StrategyConfiguration> strategy = sleeve.decisions().strategy();
    String facts =
        "%s on calendar %s; %s; %s weights, filled at the next %s."
            .formatted(
                sleeve.universe().size() == 1
                    ? sleeve.universe().get(0)
                    : sleeve.universe().size() + " instruments",
                sleeve.calendar(),
                strategy.map(SleeveAssembly::forecasting).orElse("selected weekly"),
                sleeve.portfolio().engine(),
                sleeve.fill().name().toLowerCase(Locale.ROOT));
    String own =
        Stream.of(
                strategy.map(StrategyConfiguration::description),
                Optional.ofNullable(sleeve.decisions().selection().description()))
            .flatMap(Optional::stream)
            .map(String::strip)
            .collect(Collectors.joining(" "));
    return own.isEmpty() ? facts : own + " " + facts;
  }

  private static String forecasting(StrategyConfiguration strategy) {
    return "%s forecasts %d sessions ahead, decided %s"
        .formatted(strategy.decides(), strategy.horizon(), strategy.cutoffs());
  }
}
