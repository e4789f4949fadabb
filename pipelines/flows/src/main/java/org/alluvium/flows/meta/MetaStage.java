package org.alluvium.flows.meta;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.backtest.BookDays;
import org.alluvium.flows.backtest.BookMetrics;
import org.alluvium.flows.backtest.BookSlices;
import org.alluvium.flows.backtest.BookUpdate;
import org.alluvium.flows.backtest.SleeveBooks;
import org.alluvium.flows.backtest.StoredWeights;
import org.alluvium.flows.error.FlowErrors;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.panel.PeriodsPerYear;
import org.alluvium.flows.panel.PriceHistory;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.MetaProfile;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.stage.SliceWrite;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.backtest.FillRule;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.Backtests;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.MetaReturns;
import org.alluvium.lakehouse.tables.MetaWeights;
import org.alluvium.lakehouse.tables.Positions;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.alluvium.lakehouse.tables.Trades;
import org.alluvium.lakehouse.time.TradingCalendars;

/**
 * Joins sleeves into one book: decides on what was known of them at each decision, and walks the
 * meta's books on like those of a sleeve, with the sleeves' net asset values as prices.
 */
public final class MetaStage implements Stage {
  private final MetaProfile meta;
  private final List<SleeveProfile> sleeves;
  private final TradingCalendars calendars;
  private final Extent extent;

  /** How far the stage goes. */
  private enum Extent {
    BOOKS,
    /** Weights are decided, and no book is walked. */
    DECISIONS
  }

  /**
   * @param sleeves profiles of the meta's parts, in its order
   */
  public MetaStage(MetaProfile meta, List<SleeveProfile> sleeves, TradingCalendars calendars) {
    this(meta, sleeves, calendars, Extent.BOOKS);
  }

  private MetaStage(
      MetaProfile meta, List<SleeveProfile> sleeves, TradingCalendars calendars, Extent extent) {
    this.meta = meta;
    this.sleeves = List.copyOf(sleeves);
    this.calendars = calendars;
    this.extent = extent;
  }

  /** The stage without its back-test: weights are decided, and no book is walked. */
  public MetaStage withoutBooks() {
    return new MetaStage(meta, sleeves, calendars, Extent.DECISIONS);
  }

  @Override
  public String id() {
    return "meta";
  }

  @Override
  public List<TableName> inputs() {
    return Stream.concat(Stream.of(SleeveReturns.SPEC.name()), PriceInputs.TABLES.stream())
        .toList();
  }

  @Override
  public List<TableName> outputs() {
    return switch (extent) {
      case DECISIONS -> List.of(MetaWeights.SPEC.name());
      case BOOKS ->
          List.of(
              MetaWeights.SPEC.name(),
              MetaReturns.SPEC.name(),
              Trades.SPEC.name(),
              Positions.SPEC.name(),
              Backtests.SPEC.name());
    };
  }

  /** The books of the meta, its own engine first. */
  public List<Book> books() {
    String lineage = lineage();
    return meta.portfolio().engines().stream()
        .map(engine -> new Book(meta.id(), lineage, engine, meta.sleeves(), MetaReturns.SPEC))
        .toList();
  }

  @Override
  public StageResult run(StageContext context) {
    List<Sleeve> parts = parts();
    BookDays stored = new BookDays(context);
    requireUpToDate(context, stored, parts);
    PriceHistory values = stored.values(parts.stream().map(Sleeve::book).toList());
    MetaDecisions.Decided decided = new MetaDecisions(context, meta, lineage(), parts).run(values);
    long weights =
        new SliceWrite(context, MetaWeights.SPEC)
            .replace(decided.slice(), decided.rows())
            .commitNews();
    Walked walked = extent == Extent.BOOKS ? walk(context, stored, values) : new Walked(0, 0);
    return new StageResult(
        decided.rowsRead() + walked.rowsRead(),
        weights + walked.days(),
        "%s %,d new decisions".formatted(meta.id(), decided.decisions()),
        List.of(
            Slices.version(context, SleeveReturns.SPEC), Slices.version(context, DailyBars.SPEC)),
        outputSlices(context));
  }

  private record Walked(long rowsRead, long days) {}

  private Walked walk(StageContext context, BookDays stored, PriceHistory values) {
    BookUpdate.Outcome outcome =
        new BookUpdate(context, rules(), AsOfPanel.DayRule.EVERY_ASSET)
            .run(books(), values, new StoredWeights(context, MetaWeights.SPEC, MetaWeights.SLEEVE));
    long days = stored.write(MetaReturns.SPEC, outcome.changes());
    Map<Book, Double> measured = new LinkedHashMap<>();
    books().forEach(own -> measured.put(own, periodsPerYear()));
    new BookMetrics(context).write(measured);
    return new Walked(outcome.rowsRead(), days);
  }

  private List<Sleeve> parts() {
    List<Sleeve> parts = new ArrayList<>();
    for (SleeveProfile sleeve : sleeves) {
      parts.add(new Sleeve(SleeveBooks.own(sleeve), calendars.get(sleeve.calendar())));
    }
    return parts;
  }

  /** A sleeve that was not walked to the run's instant would add to the past of the meta later. */
  private void requireUpToDate(StageContext context, BookDays stored, List<Sleeve> parts) {
    for (Sleeve part : parts) {
      BookDays.Progress progress = stored.progress(List.of(part.book()));
      PriceHistory bars = PriceHistory.ofBars(context, part.book().assets());
      if (bars.hasNews(progress.latest(), progress.first())) {
        throw FlowErrors.sleeveBehind(meta.id(), part.id(), context.asOf());
      }
    }
  }

  private BacktestRules rules() {
    return new BacktestRules(
        FillRule.NEXT_CLOSE,
        meta.costs(),
        periodsPerYear(),
        meta.capital(),
        Double.POSITIVE_INFINITY);
  }

  private double periodsPerYear() {
    return sleeves.stream()
        .mapToDouble(s -> PeriodsPerYear.of(calendars.get(s.calendar())))
        .min()
        .orElseThrow();
  }

  private List<TableState> outputSlices(StageContext context) {
    List<TableState> states = new ArrayList<>();
    states.addAll(Slices.knownByRun(context, MetaWeights.SPEC, List.of(slice())));
    if (extent == Extent.BOOKS) {
      states.addAll(BookSlices.of(context, MetaReturns.SPEC, List.of(slice())));
    }
    return states;
  }

  private String slice() {
    return Lineage.slice(meta.id(), lineage());
  }

  private String lineage() {
    Map<String, SleeveProfile> byId = new HashMap<>();
    sleeves.forEach(s -> byId.put(s.id(), s));
    return Lineage.ofMeta(
        meta, meta.sleeves().stream().map(id -> Lineage.ofBook(byId.get(id))).toList());
  }
}
