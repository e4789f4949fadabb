package org.alluvium.flows.backtest;

import static org.apache.spark.sql.functions.col;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.portfolio.Engines;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.backtest.FillRule;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.alluvium.lakehouse.tables.Weights;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * Walks the books of one sleeve forward: the profile's engine, those alongside, and the equally
 * weighted universe. Decisions are those of {@code gold.weights}; profit and loss are on the prices
 * as known by the run, so a correction of an old bar rebuilds the days from nothing.
 */
final class SleeveBacktest {
  private static final int SPARE_DAYS = 30;

  /** Share of a day's traded value that one fill may take; what is left waits for the next day. */
  private static final double MAXIMUM_PARTICIPATION = 0.1;

  private final StageContext context;
  private final SleeveProfile profile;
  private final TradingCalendar calendar;

  SleeveBacktest(StageContext context, SleeveProfile profile, TradingCalendar calendar) {
    this.context = context;
    this.profile = profile;
    this.calendar = calendar;
  }

  /** What a sleeve's backtest read, and the new days of its books. */
  record Outcome(long rowsRead, List<BookDays.Change> changes) {}

  /** The books of a sleeve, the profile's own first. */
  static List<Book> books(SleeveProfile profile) {
    List<String> engines = new ArrayList<>(profile.portfolio().engines());
    engines.add(Engines.EQUAL_UNIVERSE);
    return engines.stream()
        .map(
            engine ->
                new Book(
                    profile.id(),
                    Lineage.ofBook(profile),
                    engine,
                    profile.universe(),
                    SleeveReturns.SPEC))
        .toList();
  }

  Outcome run() {
    List<Book> books = books(profile);
    Map<Book, BookDays.Standing> standings = new BookDays(context).standings(books);
    Optional<BookDays.Standing> least =
        standings.size() < books.size()
            ? Optional.empty()
            : standings.values().stream().min(Comparator.comparing(BookDays.Standing::date));
    boolean resumes = least.isPresent() && !restated(least.orElseThrow());
    if (resumes && upToDate(least.orElseThrow())) {
      return new Outcome(0, List.of());
    }
    LocalDate from =
        resumes ? least.orElseThrow().date().minusDays(SPARE_DAYS) : calendar.covered().first();
    AsOfPanel panel = AsOfPanel.read(context, profile.universe(), from).advanceToEnd();
    Prices prices = new Prices(panel.days(), panel.open(), panel.close(), panel.dollarVolume());
    Map<Book, NavigableMap<Long, double[]>> decisions =
        new StoredWeights(context, Weights.SPEC, Weights.SYMBOL).of(books);
    List<BookDays.Change> changes = new ArrayList<>();
    for (Book book : books) {
      Optional<BookDays.Standing> start =
          resumes ? Optional.of(standings.get(book)) : Optional.empty();
      BookSimulation simulation = new BookSimulation(book, rules(), calendar::closeInstant);
      changes.add(
          new BookDays.Change(book, start, simulation.run(prices, decisions.get(book), start)));
    }
    long decided = decisions.values().stream().mapToLong(NavigableMap::size).sum();
    return new Outcome(panel.rows() + decided, changes);
  }

  private BacktestRules rules() {
    FillRule fill =
        switch (profile.fill()) {
          case OPEN -> FillRule.NEXT_OPEN;
          case CLOSE -> FillRule.NEXT_CLOSE;
        };
    return new BacktestRules(
        fill,
        profile.costs(),
        PeriodsPerYear.of(calendar),
        profile.capital(),
        MAXIMUM_PARTICIPATION);
  }

  /** Whether a bar of before the standing became known after it. */
  private boolean restated(BookDays.Standing standing) {
    return !context
        .lakehouse()
        .read(DailyBars.SPEC)
        .knownBy(context.asOf())
        .filter(col(DailyBars.SYMBOL).isin(profile.universe().toArray()))
        .filter(col(DailyBars.KNOWN_AT).gt(standing.knownAt()))
        .filter(col(DailyBars.EVENT_DATE).leq(standing.date()))
        .isEmpty();
  }

  /** Whether the standing is at the latest session known as of the run. */
  private boolean upToDate(BookDays.Standing standing) {
    return !standing.date().isBefore(calendar.lastClosedSession(context.asOf()));
  }
}
