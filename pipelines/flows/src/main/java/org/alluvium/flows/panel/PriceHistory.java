package org.alluvium.flows.panel;

import static org.alluvium.lakehouse.io.RowNumbers.number;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alluvium.flows.stage.StageContext;
import org.alluvium.flows.vintage.Micros;
import org.alluvium.flows.vintage.PriceInputs;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The stored prices of a universe, every vintage known as of the run: bars of instruments, or net
 * asset values of books. Each question reads the rows that it asks for, and no other.
 */
public final class PriceHistory {
  private static final String DAY = DailyBars.EVENT_DATE;
  private static final String KNOWN_AT = DailyBars.KNOWN_AT;

  private final List<String> universe;
  private final Dataset<Row> rows;
  private final Optional<Dataset<Row>> delistings;

  /**
   * @param universe names of the assets, in the order of every array
   * @param rows asset, event_date, known_at, open, close, volume in units
   */
  public PriceHistory(List<String> universe, Dataset<Row> rows) {
    this(universe, rows, Optional.empty());
  }

  private PriceHistory(
      List<String> universe, Dataset<Row> rows, Optional<Dataset<Row>> delistings) {
    this.universe = List.copyOf(universe);
    this.rows = rows;
    this.delistings = delistings;
  }

  /**
   * The bars of instruments: those whose prices are raw as an index of total return, by the actions
   * known at each time.
   */
  public static PriceHistory ofBars(StageContext context, List<String> symbols) {
    PriceInputs prices = PriceInputs.of(context, symbols);
    Dataset<Row> stored =
        context
            .lakehouse()
            .read(DailyBars.SPEC)
            .knownBy(context.asOf())
            .filter(col(DailyBars.SYMBOL).isin(symbols.toArray()))
            .filter(not(col(DailyBars.SYMBOL).isin(prices.applied().toArray())))
            .select(
                DailyBars.SYMBOL, DAY, KNOWN_AT, DailyBars.OPEN, DailyBars.CLOSE, DailyBars.VOLUME);
    Dataset<Row> applied =
        prices.rows().filter(col(DailyBars.SYMBOL).isin(prices.applied().toArray()));
    return new PriceHistory(
        symbols,
        prices.applied().isEmpty() ? stored : stored.union(TotalReturnPrices.of(applied)),
        prices.delistings());
  }

  public List<String> universe() {
    return universe;
  }

  /** The prices of the days from a date on, without delistings. */
  public List<PriceVersion> from(LocalDate date) {
    return prices(col(DAY).geq(lit(date)));
  }

  /** What became known after an instant of the days from a date on, delistings too. */
  public List<PriceVersion> knownAfter(Instant instant, LocalDate date) {
    return read(news(instant, date));
  }

  /** Whether anything became known after an instant of the days from a date on. */
  public boolean hasNews(Instant instant, LocalDate date) {
    Column news = news(instant, date);
    return !rows.filter(news).isEmpty()
        || delistings.map(stated -> !stated.filter(news).isEmpty()).orElse(false);
  }

  /** What was known by an instant of the days after a date, delistings too. */
  public List<PriceVersion> knownBy(Instant instant, LocalDate date) {
    return read(col(KNOWN_AT).leq(lit(instant)).and(col(DAY).gt(lit(date))));
  }

  private static Column news(Instant instant, LocalDate date) {
    return col(KNOWN_AT).gt(lit(instant)).and(col(DAY).geq(lit(date)));
  }

  private List<PriceVersion> read(Column which) {
    List<PriceVersion> versions = prices(which);
    delistings.ifPresent(
        stated ->
            stated.filter(which).collectAsList().forEach(row -> versions.add(delisting(row))));
    return versions;
  }

  private List<PriceVersion> prices(Column which) {
    List<PriceVersion> versions = new ArrayList<>();
    rows.filter(which).collectAsList().forEach(row -> versions.add(version(row)));
    return versions;
  }

  private PriceVersion delisting(Row row) {
    return PriceVersion.delisting(asset(row), day(row), knownAt(row), row.getDouble(3));
  }

  private int asset(Row row) {
    return universe.indexOf(row.getString(0));
  }

  private static int day(Row row) {
    return (int) row.<LocalDate>getAs(1).toEpochDay();
  }

  private static long knownAt(Row row) {
    return Micros.of(row.<Instant>getAs(2));
  }

  private PriceVersion version(Row row) {
    double close = number(row, 4);
    return new PriceVersion(
        asset(row), day(row), knownAt(row), number(row, 3), close, number(row, 5) * close);
  }
}
