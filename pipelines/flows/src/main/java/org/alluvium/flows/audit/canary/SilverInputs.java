package org.alluvium.flows.audit.canary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alluvium.flows.features.SessionCloses;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.kernels.canary.CanaryInputs;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.tables.CorporateActions;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.tables.SilverMacro;
import org.alluvium.lakehouse.time.TradingCalendar;
import org.alluvium.lakehouse.time.TradingCalendars;

/** Reads what features, labels and decisions are made from, every vintage, without Spark. */
final class SilverInputs {
  /** Columns of the actions' table, in order. */
  static final List<String> ACTION_KINDS = List.of("dividend", "split");

  /** Name of the delistings' table: the last return of each. */
  static final String DELISTINGS = CorporateActions.SPEC + " delistings";

  private static final String DELISTING = "delisting";
  private static final List<String> PRICES =
      List.of(DailyBars.OPEN, DailyBars.HIGH, DailyBars.LOW, DailyBars.CLOSE, DailyBars.VOLUME);

  private final DirectLakehouse lakehouse;
  private final Instant asOf;

  /** An action's columns, [dividend, split], of one symbol, ex-day and moment. */
  private record ActionKey(String symbol, int day, long knownAt) {}

  /**
   * @param asOf what became known later is not read
   */
  SilverInputs(DirectLakehouse lakehouse, Instant asOf) {
    this.lakehouse = lakehouse;
    this.asOf = asOf;
  }

  /** Every symbol with a bar, and the first and last day of its bars. */
  Map<String, LocalDate[]> spans() {
    Map<String, LocalDate[]> spans = new TreeMap<>();
    lakehouse
        .select(
            DailyBars.SPEC.name(),
            List.of(DailyBars.SYMBOL, DailyBars.EVENT_DATE, DailyBars.KNOWN_AT),
            known())
        .forEach(
            row -> {
              LocalDate date = (LocalDate) row.get(DailyBars.EVENT_DATE);
              spans.merge(
                  (String) row.get(DailyBars.SYMBOL),
                  new LocalDate[] {date, date},
                  (a, b) ->
                      new LocalDate[] {
                        a[0].isBefore(b[0]) ? a[0] : b[0], a[1].isAfter(b[1]) ? a[1] : b[1]
                      });
            });
    return spans;
  }

  /** Bars and actions of symbols, and observations of series. */
  CanaryInputs of(Collection<String> symbols, Collection<String> series) {
    Set<String> raw = new HashSet<>();
    DatedTable bars = bars(symbols, raw);
    return new CanaryInputs(
        List.of(bars, actions(withActions(raw)), delistings(symbols), observations(series)));
  }

  /** A last return that nobody stated is 0. */
  private DatedTable delistings(Collection<String> symbols) {
    List<DatedRow> rows = new ArrayList<>();
    for (Map<String, Object> row : storedActions(symbols)) {
      if (DELISTING.equals(row.get(CorporateActions.KIND))) {
        double stated = number(row.get(CorporateActions.VALUE));
        rows.add(
            new DatedRow(
                (String) row.get(CorporateActions.SYMBOL),
                day(row.get(CorporateActions.EX_DATE)),
                Micros.of((Instant) row.get(CorporateActions.KNOWN_AT)),
                new double[] {Double.isNaN(stated) ? 0 : stated}));
      }
    }
    return new DatedTable(DELISTINGS, List.of("last_return"), rows);
  }

  private List<Map<String, Object>> storedActions(Collection<String> symbols) {
    List<String> columns =
        List.of(
            CorporateActions.SYMBOL,
            CorporateActions.EX_DATE,
            CorporateActions.KNOWN_AT,
            CorporateActions.KIND,
            CorporateActions.VALUE);
    return symbols.isEmpty() || !lakehouse.exists(CorporateActions.SPEC.name())
        ? List.of()
        : lakehouse.select(
            CorporateActions.SPEC.name(), columns, known(CorporateActions.SYMBOL, symbols));
  }

  /** When sessions of symbols closed. */
  SessionCloses closes(Collection<String> symbols, TradingCalendars calendars) {
    Map<String, TradingCalendar> bySymbol = new TreeMap<>();
    lakehouse
        .select(
            Instruments.SPEC.name(),
            List.of(
                Instruments.SYMBOL,
                Instruments.CALENDAR,
                Instruments.VALID_FROM,
                Instruments.KNOWN_AT),
            known(Instruments.SYMBOL, symbols))
        .stream()
        .sorted(
            Comparator.comparing(
                    (Map<String, Object> i) -> (LocalDate) i.get(Instruments.VALID_FROM))
                .thenComparing(i -> (Instant) i.get(Instruments.KNOWN_AT)))
        .forEach(
            i ->
                bySymbol.put(
                    (String) i.get(Instruments.SYMBOL),
                    calendars.get((String) i.get(Instruments.CALENDAR))));
    return SessionCloses.of(bySymbol);
  }

  private DatedTable bars(Collection<String> symbols, Set<String> raw) {
    List<String> columns = new ArrayList<>(PRICES);
    columns.addAll(
        List.of(DailyBars.SYMBOL, DailyBars.EVENT_DATE, DailyBars.KNOWN_AT, DailyBars.PRICE_BASIS));
    List<DatedRow> rows = new ArrayList<>();
    lakehouse
        .select(DailyBars.SPEC.name(), columns, known(DailyBars.SYMBOL, symbols))
        .forEach(
            row -> {
              if (PriceInputs.isRaw((String) row.get(DailyBars.PRICE_BASIS))) {
                raw.add((String) row.get(DailyBars.SYMBOL));
              }
              rows.add(
                  row(
                      row,
                      DailyBars.SYMBOL,
                      PRICES.stream().mapToDouble(c -> number(row.get(c))).toArray()));
            });
    return new DatedTable(DailyBars.SPEC.toString(), PRICES, rows);
  }

  /** Symbols whose asset class has splits and dividends, of those with raw prices. */
  private Set<String> withActions(Set<String> raw) {
    Set<String> applied = new TreeSet<>();
    if (!raw.isEmpty()) {
      lakehouse
          .select(
              Instruments.SPEC.name(),
              List.of(Instruments.SYMBOL, Instruments.ASSET_CLASS, Instruments.KNOWN_AT),
              known(Instruments.SYMBOL, raw))
          .stream()
          .filter(i -> PriceInputs.hasActions((String) i.get(Instruments.ASSET_CLASS)))
          .forEach(i -> applied.add((String) i.get(Instruments.SYMBOL)));
    }
    return applied;
  }

  private DatedTable actions(Set<String> symbols) {
    Map<ActionKey, double[]> values = new HashMap<>();
    storedActions(symbols).stream()
        .filter(row -> ACTION_KINDS.contains((String) row.get(CorporateActions.KIND)))
        .forEach(row -> value(row, values));
    List<DatedRow> rows = new ArrayList<>();
    values.forEach((key, v) -> rows.add(new DatedRow(key.symbol(), key.day(), key.knownAt(), v)));
    return new DatedTable(CorporateActions.SPEC.toString(), ACTION_KINDS, rows);
  }

  private static void value(Map<String, Object> row, Map<ActionKey, double[]> values) {
    ActionKey key =
        new ActionKey(
            (String) row.get(CorporateActions.SYMBOL),
            day(row.get(CorporateActions.EX_DATE)),
            Micros.of((Instant) row.get(CorporateActions.KNOWN_AT)));
    double[] cells = values.computeIfAbsent(key, k -> missing(ACTION_KINDS.size()));
    cells[ACTION_KINDS.indexOf((String) row.get(CorporateActions.KIND))] =
        number(row.get(CorporateActions.VALUE));
  }

  private DatedTable observations(Collection<String> series) {
    List<DatedRow> rows = new ArrayList<>();
    if (!series.isEmpty()) {
      List<String> columns =
          List.of(
              SilverMacro.SERIES, SilverMacro.EVENT_DATE, SilverMacro.KNOWN_AT, SilverMacro.VALUE);
      lakehouse
          .select(SilverMacro.SPEC.name(), columns, known(SilverMacro.SERIES, series))
          .forEach(
              row ->
                  rows.add(
                      row(
                          row,
                          SilverMacro.SERIES,
                          new double[] {number(row.get(SilverMacro.VALUE))})));
    }
    return new DatedTable(SilverMacro.SPEC.toString(), List.of(SilverMacro.VALUE), rows);
  }

  private RowFilter known() {
    return RowFilter.where(DailyBars.KNOWN_AT, RowFilter.Comparison.AT_MOST, asOf);
  }

  private RowFilter known(String column, Collection<String> values) {
    return RowFilter.among(column, values)
        .and(DailyBars.KNOWN_AT, RowFilter.Comparison.AT_MOST, asOf);
  }

  /** Tables of silver agree in the names of the session and of the time of knowledge. */
  static DatedRow row(Map<String, Object> row, String symbol, double[] values) {
    return new DatedRow(
        (String) row.get(symbol),
        day(row.get(DailyBars.EVENT_DATE)),
        Micros.of((Instant) row.get(DailyBars.KNOWN_AT)),
        values);
  }

  static double number(Object value) {
    return value == null ? Double.NaN : ((Number) value).doubleValue();
  }

  static double[] missing(int count) {
    double[] values = new double[count];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private static int day(Object date) {
    return (int) ((LocalDate) date).toEpochDay();
  }
}
