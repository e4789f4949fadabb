package org.alluvium.flows.audit.canary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alluvium.flows.backtest.Book;
import org.alluvium.flows.backtest.BookWalk;
import org.alluvium.flows.backtest.KnownDecision;
import org.alluvium.flows.backtest.SleeveBacktest;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.flows.panel.PriceVersion;
import org.alluvium.flows.profile.SleeveProfile;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.kernels.canary.CanaryInputs;
import org.alluvium.kernels.canary.Computation;
import org.alluvium.kernels.canary.DatedRow;
import org.alluvium.kernels.canary.DatedTable;
import org.alluvium.lakehouse.io.SparkSchemas;
import org.alluvium.lakehouse.tables.BookReturns;
import org.alluvium.lakehouse.tables.SleeveReturns;
import org.apache.spark.sql.Row;

/**
 * The latest days of a sleeve's own book by a moment: the decisions that are stored, simulated on
 * the prices of the inputs by the code of the back-test. It is given the prices of later, too; it
 * has to keep to what was known.
 */
final class BookComputation implements Computation {
  static final List<String> COLUMNS = List.of("gross_return", "net_return", "nav");

  /** Name of the days that a book has to have. */
  static final String DAYS = SleeveReturns.SPEC + " by day";

  static final List<String> PRESENT = List.of("present");

  private static final Instant FIRST = Instant.parse("0001-01-02T00:00:00Z");

  private final SleeveProfile profile;
  private final SleeveBacktest backtest;
  private final List<KnownDecision> decisions;

  /**
   * @param decisions of the profile's own book, in any order
   */
  BookComputation(SleeveProfile profile, SleeveBacktest backtest, List<KnownDecision> decisions) {
    this.profile = profile;
    this.backtest = backtest;
    this.decisions = List.copyOf(decisions);
  }

  @Override
  public List<DatedTable> compute(CanaryInputs inputs, long moment) {
    Book book = backtest.books().get(0);
    List<KnownDecision> made =
        decisions.stream().filter(decision -> decision.knownAt() <= moment).toList();
    BookWalk walk = new BookWalk(book, backtest.rules(), panel(inputs), made, Optional.empty());
    NavigableMap<LocalDate, Row> newest = new TreeMap<>();
    for (Row row : walk.after(FIRST).days()) {
      if (Micros.of(row.<Instant>getAs(at(BookReturns.KNOWN_AT))) <= moment) {
        newest.put(row.getAs(at(BookReturns.EVENT_DATE)), row);
      }
    }
    List<DatedRow> rows = new ArrayList<>();
    List<DatedRow> days = new ArrayList<>();
    if (!newest.isEmpty()) {
      LocalDate first = newest.lastKey().minusDays(StoredResults.DAYS);
      newest.tailMap(first).values().forEach(row -> rows.add(dated(book, row)));
      days.addAll(days(inputs, moment, rows.get(0).day()));
    }
    return List.of(
        new DatedTable(SleeveReturns.SPEC.toString(), COLUMNS, rows),
        new DatedTable(DAYS, PRESENT, days));
  }

  /**
   * The days that a book has to have, whatever the back-test makes of them: those on which anything
   * that it may hold was priced, weekends too where there are prices.
   */
  private List<DatedRow> days(CanaryInputs inputs, long moment, int from) {
    Set<Integer> days = new TreeSet<>();
    for (String symbol : profile.universe()) {
      SymbolSeries.prices(inputs, symbol).stream()
          .filter(bar -> bar.knownAt() <= moment && bar.day() >= from)
          .forEach(bar -> days.add(bar.day()));
    }
    return present(profile.portfolio().engine(), days);
  }

  /** Days as rows that can be compared. */
  static List<DatedRow> present(String engine, Collection<Integer> days) {
    return days.stream().map(day -> new DatedRow(engine, day, 0, new double[] {1})).toList();
  }

  private AsOfPanel panel(CanaryInputs inputs) {
    List<PriceVersion> prices = new ArrayList<>();
    for (int asset = 0; asset < profile.universe().size(); asset++) {
      String symbol = profile.universe().get(asset);
      prices.addAll(PriceVersion.of(asset, SymbolSeries.bars(inputs, symbol)));
      prices.addAll(SymbolSeries.delistings(inputs, symbol, asset));
    }
    return AsOfPanel.of(profile.universe(), AsOfPanel.DayRule.ANY_ASSET, prices);
  }

  private static DatedRow dated(Book book, Row row) {
    return new DatedRow(
        book.engine(),
        (int) row.<LocalDate>getAs(at(BookReturns.EVENT_DATE)).toEpochDay(),
        Micros.of(row.<Instant>getAs(at(BookReturns.KNOWN_AT))),
        COLUMNS.stream().mapToDouble(column -> row.getDouble(at(column))).toArray());
  }

  private static int at(String column) {
    return SparkSchemas.contentSchema(SleeveReturns.SPEC).fieldIndex(column);
  }
}
