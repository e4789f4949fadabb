package org.alluvium.flows.audit.canary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.backtest.KnownDecision;
import org.alluvium.flows.backtest.SleeveBooks;
import org.alluvium.flows.portfolio.HeldWeights;
import org.alluvium.flows.profile.Lineage;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.regime.RegimeRow;
import org.alluvium.flows.regime.StoredRegimes;
import org.alluvium.flows.selection.Verdict;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.backtest.Decision;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.lakehouse.direct.DirectLakehouse;
import org.alluvium.lakehouse.direct.RowFilter;
import org.alluvium.lakehouse.direct.RowFilter.Comparison;
import org.alluvium.lakehouse.tables.BookReturns;
import org.alluvium.lakehouse.tables.Selections;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.alluvium.lakehouse.tables.Weights;

/** What the lakehouse holds of a sleeve, in the shapes of what the canary computes again. */
final class StoredSleeve {
  /** After every instant. */
  private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

  private final DirectLakehouse lakehouse;
  private final SleeveProfile profile;

  StoredSleeve(DirectLakehouse lakehouse, SleeveProfile profile) {
    this.lakehouse = lakehouse;
    this.profile = profile;
  }

  /**
   * Stored models, forecasts, regime, selection and weights of a decision, in the columns of what
   * was computed.
   *
   * @param lineage of the regimes of its market
   */
  List<DatedTable> decision(String lineage, LocalDate session, List<DatedTable> computed) {
    List<DatedTable> tables =
        profile
            .forecasting()
            .map(own -> new StoredResults(lakehouse).forecasting(own, session, computed))
            .orElseGet(ArrayList::new);
    tables.add(regime(lineage, computed.get(tables.size())));
    tables.add(selection(session));
    tables.add(weights(session, computed.get(tables.size())));
    return tables;
  }

  /** Stored days of a profile's own book, those that were computed, as known by an instant. */
  List<DatedTable> book(Instant at, List<DatedTable> computed) {
    Book book = SleeveBooks.own(profile);
    RowFilter which =
        ofBook()
            .and(BookReturns.ENGINE, Comparison.EQUAL, book.engine())
            .and(BookReturns.KNOWN_AT, Comparison.AT_MOST, at);
    int first = computed.get(0).rows().stream().mapToInt(DatedRow::day).min().orElse(0);
    Map<Integer, DatedRow> newest = new TreeMap<>();
    for (Map<String, Object> row : lakehouse.read(SleeveReturns.SPEC, which).rows()) {
      double[] values =
          BookComputation.COLUMNS.stream()
              .mapToDouble(column -> SilverInputs.number(row.get(column)))
              .toArray();
      DatedRow dated = SilverInputs.row(row, BookReturns.ENGINE, values);
      if (dated.day() >= first) {
        newest.merge(dated.day(), dated, (a, b) -> a.knownAt() > b.knownAt() ? a : b);
      }
    }
    return List.of(
        new DatedTable(
            computed.get(0).name(), BookComputation.COLUMNS, List.copyOf(newest.values())),
        new DatedTable(
            BookComputation.DAYS,
            BookComputation.PRESENT,
            BookComputation.present(book.engine(), newest.keySet())));
  }

  /** The decisions of a profile's own book. */
  List<KnownDecision> decisions() {
    Book book = SleeveBooks.own(profile);
    Map<LocalDate, double[]> weights = new TreeMap<>();
    Map<LocalDate, Instant> known = new TreeMap<>();
    for (Map<String, Object> row : lakehouse.read(Weights.SPEC, ofBook()).rows()) {
      if (row.get(Weights.ENGINE).equals(book.engine())) {
        LocalDate date = (LocalDate) row.get(Weights.EVENT_DATE);
        int asset = book.assets().indexOf((String) row.get(Weights.SYMBOL));
        weights.computeIfAbsent(date, d -> new double[book.assets().size()])[asset] =
            (Double) row.get(Weights.WEIGHT);
        known.put(date, (Instant) row.get(Weights.KNOWN_AT));
      }
    }
    List<KnownDecision> decisions = new ArrayList<>();
    weights.forEach(
        (date, own) ->
            decisions.add(
                new KnownDecision(
                    Micros.of(known.get(date)), Decision.of(date.toEpochDay(), own))));
    return decisions;
  }

  /** What each engine's book was to hold by the decision before a session. */
  Map<String, HeldWeights> heldBefore(LocalDate session) {
    RowFilter which = ofBook().and(Weights.EVENT_DATE, Comparison.AT_MOST, session.minusDays(1));
    Map<LocalDate, Map<String, Map<String, Double>>> targets = new TreeMap<>();
    for (Map<String, Object> row : lakehouse.read(Weights.SPEC, which).rows()) {
      targets
          .computeIfAbsent((LocalDate) row.get(Weights.EVENT_DATE), date -> new TreeMap<>())
          .computeIfAbsent((String) row.get(Weights.ENGINE), engine -> new TreeMap<>())
          .put((String) row.get(Weights.SYMBOL), (Double) row.get(Weights.WEIGHT));
    }
    Map<String, HeldWeights> held = new TreeMap<>();
    if (!targets.isEmpty()) {
      LocalDate last = Collections.max(targets.keySet());
      targets.get(last).forEach((engine, own) -> held.put(engine, new HeldWeights(last, own)));
    }
    return held;
  }

  /** The row that was computed. */
  private DatedTable regime(String lineage, DatedTable computed) {
    StoredRegimes stored = StoredRegimes.of(lakehouse, LAST);
    Map<LocalDate, RegimeRow> rows = stored.of(profile.id(), lineage);
    Optional<RegimeRow> own =
        computed.rows().stream().findFirst().map(row -> rows.get(LocalDate.ofEpochDay(row.day())));
    return SleeveTables.regime(profile.market(), own);
  }

  private DatedTable selection(LocalDate session) {
    List<DatedRow> rows = new ArrayList<>();
    for (Map<String, Object> row : lakehouse.read(Selections.SPEC, ofBook(session)).rows()) {
      double[] values = {
        SleeveTables.verdict(Verdict.of((String) row.get(Selections.VERDICT))),
        SilverInputs.number(row.get(Selections.SIDE)),
        SilverInputs.number(row.get(Selections.SCORE)),
        SilverInputs.number(row.get(Selections.CLUSTER))
      };
      rows.add(SilverInputs.row(row, Selections.SYMBOL, values));
    }
    return new DatedTable(Selections.SPEC.toString(), SleeveTables.SELECTION, rows);
  }

  private DatedTable weights(LocalDate session, DatedTable computed) {
    return StoredResults.bySymbol(
        lakehouse.read(Weights.SPEC, ofBook(session)).rows(),
        List.of(Weights.SYMBOL, Weights.ENGINE, Weights.WEIGHT),
        computed);
  }

  private RowFilter ofBook() {
    return RowFilter.equalTo(Weights.PROFILE, profile.id())
        .and(Weights.LINEAGE, Comparison.EQUAL, Lineage.ofBook(profile));
  }

  private RowFilter ofBook(LocalDate session) {
    return ofBook().and(Weights.EVENT_DATE, Comparison.EQUAL, session);
  }
}
