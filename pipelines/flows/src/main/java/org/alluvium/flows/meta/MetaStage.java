package org.alluvium.flows.meta;

import static org.apache.spark.sql.functions.expr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.backtest.BookDays;
import org.alluvium.flows.backtest.BookMetrics;
import org.alluvium.flows.backtest.BookSimulation;
import org.alluvium.flows.backtest.BookSlices;
import org.alluvium.flows.backtest.PeriodsPerYear;
import org.alluvium.flows.backtest.StoredWeights;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.MetaProfile;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.stage.Slices;
import org.alluvium.flows.stage.Stage;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.stage.StageResult;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.backtest.FillRule;
import org.alluvium.lakehouse.io.SliceDigest;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.run.TableState;
import org.alluvium.lakehouse.table.TableName;
import org.alluvium.lakehouse.tables.Backtests;
import org.alluvium.lakehouse.tables.MetaReturns;
import org.alluvium.lakehouse.tables.MetaWeights;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.alluvium.lakehouse.tables.Trades;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Joins sleeves into one book. A meta has few parts, so its decisions are made again from nothing
 * in every run; only what is new is written, unless a sleeve's past was restated.
 */
public final class MetaStage implements Stage {
  private final MetaProfile meta;
  private final List<SleeveProfile> sleeves;
  private final TradingCalendars calendars;

  /**
   * @param sleeves profiles of the meta's parts, in its order
   */
  public MetaStage(MetaProfile meta, List<SleeveProfile> sleeves, TradingCalendars calendars) {
    this.meta = meta;
    this.sleeves = List.copyOf(sleeves);
    this.calendars = calendars;
  }

  @Override
  public String id() {
    return "meta";
  }

  @Override
  public List<TableName> inputs() {
    return List.of(SleeveReturns.SPEC.name());
  }

  @Override
  public List<TableName> outputs() {
    return List.of(
        MetaWeights.SPEC.name(),
        MetaReturns.SPEC.name(),
        Trades.SPEC.name(),
        Backtests.SPEC.name());
  }

  /** The books of the meta, its own engine first. */
  public List<Book> books() {
    String lineage = lineage();
    return meta.portfolio().engines().stream()
        .map(engine -> new Book(meta.id(), lineage, engine, meta.sleeves(), MetaReturns.SPEC))
        .toList();
  }

  /** The sleeves on their common dates, as known by the run. */
  public MetaBook book(StageContext context) {
    List<Sleeve> parts = new ArrayList<>();
    for (SleeveProfile sleeve : sleeves) {
      Book book =
          new Book(
              sleeve.id(),
              Lineage.ofBook(sleeve),
              sleeve.portfolio().engine(),
              sleeve.universe(),
              SleeveReturns.SPEC);
      parts.add(new Sleeve(book, calendars.get(sleeve.calendar())));
    }
    return MetaBook.read(context, meta, lineage(), parts);
  }

  @Override
  public StageResult run(StageContext context) {
    MetaBook book = book(context);
    long written = writeWeights(context, book.weights(context.asOf()));
    double periods =
        sleeves.stream()
            .mapToDouble(s -> PeriodsPerYear.of(calendars.get(s.calendar())))
            .min()
            .orElseThrow();
    BacktestRules rules =
        new BacktestRules(
            FillRule.NEXT_CLOSE, meta.costs(), periods, meta.capital(), Double.POSITIVE_INFINITY);
    long days = simulate(context, book, rules);
    Map<Book, Double> measured = new LinkedHashMap<>();
    books().forEach(own -> measured.put(own, periods));
    new BookMetrics(context).write(measured);
    String note =
        "%s on %,d common dates, %,d new weights"
            .formatted(meta.id(), book.common().days().length, written);
    return new StageResult(
        book.rowsRead(),
        days + written,
        note,
        List.of(Slices.version(context, SleeveReturns.SPEC)),
        outputSlices(context));
  }

  private long simulate(StageContext context, MetaBook book, BacktestRules rules) {
    BookDays stored = new BookDays(context);
    Map<Book, BookDays.Standing> standings = stored.standings(books());
    Map<Book, NavigableMap<Long, double[]>> decisions =
        new StoredWeights(context, MetaWeights.SPEC, MetaWeights.SLEEVE).of(books());
    List<BookDays.Change> changes = new ArrayList<>();
    for (Book own : books()) {
      BookDays.Simulated simulated =
          new BookSimulation(own, rules, book::knownAt)
              .run(book.prices(), decisions.get(own), Optional.empty());
      changes.add(
          BookDays.Change.fromNothing(own, Optional.ofNullable(standings.get(own)), simulated));
    }
    boolean nothingNew = changes.stream().allMatch(c -> c.simulated().days().isEmpty());
    return nothingNew ? 0 : stored.write(MetaReturns.SPEC, changes);
  }

  private long writeWeights(StageContext context, List<Row> rows) {
    Dataset<Row> fresh =
        context
            .lakehouse()
            .spark()
            .createDataFrame(rows, SparkSchemas.contentSchema(MetaWeights.SPEC))
            .coalesce(1);
    Dataset<Row> known =
        context
            .lakehouse()
            .read(MetaWeights.SPEC)
            .orEmpty()
            .knownBy(context.asOf())
            .filter(expr(slice()));
    SliceDigest stored = SliceDigest.of(known, MetaWeights.SPEC);
    if (SliceDigest.of(fresh, MetaWeights.SPEC).equals(stored)) {
      return 0;
    }
    String upTo = " and known_at <= timestamp'%s'".formatted(context.asOf());
    long all =
        context
            .lakehouse()
            .write(MetaWeights.SPEC)
            .replaceSlice(fresh, slice() + upTo)
            .rowsInserted();
    return all - stored.rows();
  }

  private List<TableState> outputSlices(StageContext context) {
    List<TableState> states = new ArrayList<>();
    states.addAll(Slices.knownByRun(context, MetaWeights.SPEC, List.of(slice())));
    states.addAll(BookSlices.of(context, MetaReturns.SPEC, List.of(slice())));
    return states;
  }

  private String slice() {
    return "profile = '%s' and lineage = '%s'".formatted(meta.id(), lineage());
  }

  private String lineage() {
    Map<String, SleeveProfile> byId = new HashMap<>();
    sleeves.forEach(s -> byId.put(s.id(), s));
    return Lineage.ofMeta(
        meta, meta.sleeves().stream().map(id -> Lineage.ofBook(byId.get(id))).toList());
  }
}
