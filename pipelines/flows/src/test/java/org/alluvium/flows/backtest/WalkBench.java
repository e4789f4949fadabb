package org.alluvium.flows.backtest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.backtest.Backtest;
import org.alluvium.kernels.backtest.BacktestResult;
import org.alluvium.kernels.backtest.BacktestRules;
import org.alluvium.kernels.backtest.BacktestState;
import org.alluvium.kernels.backtest.Decision;
import org.alluvium.kernels.backtest.Market;
import org.alluvium.lakehouse.io.DoubleArrays;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.apache.spark.sql.Row;

/**
 * Prices and decisions with the instants at which they became known, in hours of 1970, and what is
 * made of them: by a walk from nothing, by a walk in steps, and by plain simulation.
 */
final class WalkBench {
  private static final int DATE = 3;
  private static final int KNOWN_AT = 4;
  private static final Instant START = BookDays.Progress.NONE.settled();

  private final List<String> assets;
  private final BacktestRules rules;
  private final AsOfPanel.DayRule dayRule;
  private final List<PriceVersion> prices = new ArrayList<>();
  private final List<KnownDecision> decisions = new ArrayList<>();

  WalkBench(List<String> assets, BacktestRules rules, AsOfPanel.DayRule dayRule) {
    this.assets = assets;
    this.rules = rules;
    this.dayRule = dayRule;
  }

  /** One row: of which day, known in which hour, and the net asset value. */
  record Vintage(long day, long hour, double nav) {}

  WalkBench price(int asset, int day, long hour, double open, double close) {
    prices.add(new PriceVersion(asset, day, micros(hour), open, close, 1e6));
    return this;
  }

  WalkBench delist(int asset, int day, long hour, double lastReturn) {
    prices.add(PriceVersion.delisting(asset, day, micros(hour), lastReturn));
    return this;
  }

  WalkBench decide(int day, long hour, double... weights) {
    decisions.add(new KnownDecision(micros(hour), Decision.of(day, weights)));
    return this;
  }

  /** Every row of a walk from nothing. */
  List<Row> fromNothing() {
    return walk(prices, decisions, Optional.empty()).after(START).days();
  }

  /** Positions of a walk from nothing, one row per session that holds something. */
  List<Row> positionsFromNothing() {
    return walk(prices, decisions, Optional.empty()).after(START).positions();
  }

  List<Row> tradesFromNothing() {
    return walk(prices, decisions, Optional.empty()).after(START).trades();
  }

  List<Vintage> vintages() {
    return fromNothing().stream()
        .map(
            row ->
                new Vintage(
                    day(row), Micros.of(row.<Instant>getAs(KNOWN_AT)) / micros(1), nav(row)))
        .toList();
  }

  /** Rows of walks as of some hours, each resumed from the rows of those before. */
  List<Row> inSteps(long... hours) {
    List<Row> stored = new ArrayList<>();
    for (long hour : hours) {
      stored = step(stored, hour);
    }
    return stored;
  }

  /** The rows after a walk as of an hour: {@link BookUpdate} with lists for tables. */
  List<Row> step(List<Row> all, long hour) {
    Instant since =
        all.stream()
            .map(r -> r.<Instant>getAs(KNOWN_AT))
            .max(Instant::compareTo)
            .map(latest -> new BookDays.Progress(latest, LocalDate.EPOCH).settled())
            .orElse(START);
    List<Row> stored =
        all.stream().filter(r -> !r.<Instant>getAs(KNOWN_AT).isAfter(since)).toList();
    long first = all.stream().mapToLong(WalkBench::day).min().orElse(Long.MIN_VALUE);
    long knownBy = micros(hour);
    List<PriceVersion> fresh =
        prices.stream()
            .filter(p -> p.knownAt() > Micros.of(since) && p.knownAt() <= knownBy)
            .filter(p -> p.day() >= first)
            .toList();
    long touched = fresh.stream().mapToLong(PriceVersion::day).min().orElse(Long.MAX_VALUE);
    Optional<Standing> standing =
        stored.stream()
            .filter(row -> state(row) != null && day(row) < touched)
            .max(
                Comparator.comparingLong(WalkBench::day)
                    .thenComparing(row -> row.<Instant>getAs(KNOWN_AT)))
            .map(WalkBench::standing);
    long resumed = standing.map(s -> s.date().toEpochDay()).orElse(Long.MIN_VALUE);
    List<PriceVersion> read = new ArrayList<>(fresh);
    prices.stream()
        .filter(p -> p.knownAt() <= Micros.of(since) && p.day() > resumed)
        .forEach(read::add);
    List<KnownDecision> known =
        decisions.stream()
            .filter(d -> d.knownAt() <= knownBy && d.decision().day() > resumed)
            .toList();
    List<Row> rows = new ArrayList<>(stored);
    rows.addAll(walk(read, known, standing).after(since).days());
    return rows;
  }

  /** Rows known by an hour. */
  static List<Row> knownBy(List<Row> rows, long hour) {
    Instant t = Micros.instant(micros(hour));
    return rows.stream().filter(row -> !row.<Instant>getAs(KNOWN_AT).isAfter(t)).toList();
  }

  /** Net asset values by day, of the newest rows known by an hour. */
  static Map<Long, Double> newest(List<Row> rows, long hour) {
    Map<Long, Double> newest = new TreeMap<>();
    knownBy(rows, hour).stream()
        .sorted(Comparator.comparing(row -> row.<Instant>getAs(KNOWN_AT)))
        .forEach(row -> newest.put(day(row), nav(row)));
    return newest;
  }

  /** The same by one plain simulation on what was known by the hour, without a walk. */
  Map<Long, Double> simulated(long hour) {
    List<Decision> known =
        decisions.stream()
            .filter(d -> d.knownAt() <= micros(hour))
            .map(KnownDecision::decision)
            .sorted(Comparator.comparingLong(Decision::day))
            .toList();
    Map<Long, Double> values = new TreeMap<>();
    if (!known.isEmpty()) {
      BacktestResult result = Backtest.of(rules).run(market(known.get(0).day(), hour), known);
      result.daily().forEach(day -> values.put(day.day(), day.nav()));
    }
    return values;
  }

  private Market market(long from, long hour) {
    TreeMap<Long, Map<Integer, PriceVersion>> newest = new TreeMap<>();
    TreeMap<Long, Map<Integer, PriceVersion>> delisted = new TreeMap<>();
    prices.stream()
        .filter(p -> p.knownAt() <= micros(hour) && p.day() >= from)
        .sorted(Comparator.comparingLong(PriceVersion::knownAt))
        .forEach(
            p ->
                (p.isDelisting() ? delisted : newest)
                    .computeIfAbsent((long) p.day(), d -> new HashMap<>())
                    .put(p.asset(), p));
    if (dayRule == AsOfPanel.DayRule.EVERY_ASSET) {
      newest.values().removeIf(day -> day.size() < assets.size());
    }
    delisted.keySet().forEach(day -> newest.computeIfAbsent(day, d -> new HashMap<>()));
    long[] days = newest.keySet().stream().mapToLong(Long::longValue).toArray();
    double[][] open = new double[assets.size()][days.length];
    double[][] close = new double[assets.size()][days.length];
    double[][] volume = new double[assets.size()][days.length];
    double[][] lastReturn = new double[assets.size()][days.length];
    for (int asset = 0; asset < open.length; asset++) {
      for (int at = 0; at < days.length; at++) {
        PriceVersion p = newest.get(days[at]).get(asset);
        open[asset][at] = p == null ? Double.NaN : p.open();
        close[asset][at] = p == null ? Double.NaN : p.close();
        volume[asset][at] = p == null ? Double.NaN : p.dollarVolume();
        PriceVersion end = delisted.getOrDefault(days[at], Map.of()).get(asset);
        lastReturn[asset][at] = end == null ? Double.NaN : end.lastReturn();
      }
    }
    return Market.of(days, open, close, volume).withLastReturns(lastReturn);
  }

  private BookWalk walk(
      List<PriceVersion> known, List<KnownDecision> decided, Optional<Standing> from) {
    Book book = new Book("p", "l", "e", assets, SleeveReturns.SPEC);
    return new BookWalk(book, rules, AsOfPanel.of(assets, dayRule, known), decided, from);
  }

  private static Standing standing(Row row) {
    double[] numbers = DoubleArrays.primitive(List.of(state(row)));
    return new Standing(LocalDate.ofEpochDay(day(row)), BacktestState.ofArray(numbers));
  }

  private static Double[] state(Row row) {
    return (Double[]) row.get(row.length() - 1);
  }

  private static long day(Row row) {
    return row.<LocalDate>getAs(DATE).toEpochDay();
  }

  private static double nav(Row row) {
    return row.getDouble(row.length() - 2);
  }

  private static long micros(long hour) {
    return hour * 3_600_000_000L;
  }
}
