package org.alluvium.flows.strategy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.backtest.BookDays;
import org.alluvium.flows.backtest.BookMetrics;
import org.alluvium.flows.backtest.BookSlices;
import org.alluvium.flows.backtest.BookUpdate;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.panel.PeriodsPerYear;
import org.alluvium.flows.profile.StrategyProfile;
import org.alluvium.flows.stage.SliceWrite;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.Backtests;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Forecasts;
import org.alluvium.lakehouse.tables.IntradayBars;
import org.alluvium.lakehouse.tables.Labels;
import org.alluvium.lakehouse.tables.Positions;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.alluvium.lakehouse.tables.StrategyDecisions;
import org.alluvium.lakehouse.tables.StrategyPositions;
import org.alluvium.lakehouse.tables.Trades;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;

/**
 * Decides and back-tests strategies: forecasts and bars as they became known, through the rules of
 * their files, to decisions, positions and books. One instrument's bars and forecasts are small, so
 * they are walked through in memory from the start; only what became known since is written.
 */
public final class StrategyStage implements Stage {
  /** Sessions by which bars may lag behind the run's date. */
  private static final int SESSIONS_OF_GRACE = 5;

  private final List<StrategyProfile> profiles;
  private final TradingCalendars calendars;

  public StrategyStage(List<StrategyProfile> profiles, TradingCalendars calendars) {
    this.profiles = List.copyOf(profiles);
    this.calendars = calendars;
  }

  @Override
  public String id() {
    return "strategy";
  }

  @Override
  public List<TableName> inputs() {
    return Stream.concat(
            Stream.of(Forecasts.SPEC.name(), Labels.SPEC.name(), IntradayBars.SPEC.name()),
            PriceInputs.TABLES.stream())
        .toList();
  }

  @Override
  public List<TableName> outputs() {
    return List.of(
        StrategyDecisions.SPEC.name(),
        StrategyPositions.SPEC.name(),
        SleeveReturns.SPEC.name(),
        Trades.SPEC.name(),
        Positions.SPEC.name(),
        Backtests.SPEC.name());
  }

  /** A strategy that was walked through, and since when its rows are new. */
  private record Walked(StrategyProfile profile, StrategyWalk walk, Instant since) {}

  @Override
  public StageResult run(StageContext context) {
    long read = 0;
    List<Walked> walked = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (StrategyProfile profile : profiles) {
      List<BarVersion> bars = new StrategyInputs(context, profile).bars();
      requireFresh(context, profile, bars);
      StrategyWalk walk = walk(context, profile, bars);
      Instant since = new BookDays(context).progress(StrategyBooks.of(profile)).settled();
      walked.add(new Walked(profile, walk, since));
      read += bars.size() + walk.decided().size();
      notes.add(
          "%s %,d decisions, %,d positions"
              .formatted(
                  profile.id(), walk.decided().size(), walk.worst().newestPositions().size()));
    }
    long written = write(context, walked);
    measure(context);
    return new StageResult(
        read,
        written,
        String.join(", ", notes),
        List.of(Slices.version(context, Forecasts.SPEC), Slices.version(context, DailyBars.SPEC)),
        outputs(context));
  }

  private StrategyWalk walk(StageContext context, StrategyProfile profile, List<BarVersion> bars) {
    TradingCalendar calendar = calendars.get(profile.calendar());
    MemberHistory members = new StrategyInputs(context, profile).members();
    if (members.decisions().isEmpty()) {
      throw FlowErrors.noDecisions(profile.id(), context.asOf());
    }
    StrategyWalk walk = new StrategyWalk(profile, calendar, members, bars).run();
    walk.ruin()
        .ifPresent(
            day -> {
              throw FlowErrors.ruined(profile.id(), LocalDate.ofEpochDay(day));
            });
    return walk;
  }

  private void requireFresh(StageContext context, StrategyProfile profile, List<BarVersion> bars) {
    LocalDate last =
        bars.stream().filter(BarVersion::isDaily).mapToLong(BarVersion::day).max().stream()
            .mapToObj(LocalDate::ofEpochDay)
            .findFirst()
            .orElseThrow(
                () -> FlowErrors.noBars(profile.id(), profile.instrument(), context.asOf()));
    TradingCalendar calendar = calendars.get(profile.calendar());
    LocalDate due = calendar.lastClosedSession(context.asOf());
    if (calendar.sessionsBetween(last.plusDays(1), due).size() > SESSIONS_OF_GRACE) {
      throw FlowErrors.staleBars(profile.id(), profile.instrument(), last, due);
    }
  }

  /** The days last: they say how far the books have got. */
  private static long write(StageContext context, List<Walked> walked) {
    SliceWrite decisions = new SliceWrite(context, StrategyDecisions.SPEC);
    SliceWrite positions = new SliceWrite(context, StrategyPositions.SPEC);
    List<BookUpdate.Change> changes = new ArrayList<>();
    for (Walked one : walked) {
      Book own = StrategyBooks.own(one.profile());
      Book best = StrategyBooks.bestPath(one.profile());
      StrategyRows rows = new StrategyRows(own);
      String news =
          "%s and known_at > timestamp'%s' and known_at <= timestamp'%s'"
              .formatted(own.slice(), one.since(), context.asOf());
      decisions.replace(news, rows.decisions(one.walk().decided(), one.since()));
      positions.replace(news, rows.positions(one.walk().worst(), one.since()));
      changes.add(change(own, one.walk().worst(), one.since()));
      changes.add(change(best, one.walk().best(), one.since()));
    }
    decisions.commitNews();
    positions.commitNews();
    return new BookDays(context).write(SleeveReturns.SPEC, changes);
  }

  private void measure(StageContext context) {
    Map<Book, Double> periods = new LinkedHashMap<>();
    for (StrategyProfile profile : profiles) {
      double perYear = PeriodsPerYear.of(calendars.get(profile.calendar()));
      StrategyBooks.of(profile).forEach(book -> periods.put(book, perYear));
    }
    new BookMetrics(context).write(periods);
  }

  private static BookUpdate.Change change(Book book, StrategyVintages vintages, Instant since) {
    return new BookUpdate.Change(book, since, StrategyRows.days(book, vintages, since));
  }

  private List<TableState> outputs(StageContext context) {
    List<String> slices = profiles.stream().map(StrategyBooks::slice).toList();
    List<TableState> states = new ArrayList<>();
    states.addAll(Slices.knownByRun(context, StrategyDecisions.SPEC, slices));
    states.addAll(Slices.knownByRun(context, StrategyPositions.SPEC, slices));
    states.addAll(BookSlices.of(context, SleeveReturns.SPEC, slices));
    return states;
  }
}
