package org.alluvium.flows.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alluvium.flows.quality.StoredHealth.Checked;
import org.alluvium.lakehouse.io.Lakehouse;
import org.alluvium.lakehouse.tables.DailyBars;
import org.alluvium.lakehouse.tables.Instruments;
import org.alluvium.lakehouse.time.TradingCalendars;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Checks {@code silver.daily_bars} as known at an instant: per symbol gaps against its calendar,
 * lag behind the as-of, missing volumes, flat runs, outliers, and moves that contradict a stated
 * split or dividend. Duplicates cannot be left: the table's key has one bar per session as of any
 * instant, and ingestion refuses the others.
 *
 * <p>A check goes on from where an earlier one ended and ends as one from nothing does. A symbol
 * whose calendar or bound changed since is checked anew.
 */
public final class DataCheck {
  private final TradingCalendars calendars;
  private final CheckBounds bounds;

  public DataCheck(TradingCalendars calendars, CheckBounds bounds) {
    this.calendars = calendars;
    this.bounds = bounds;
  }

  /**
   * A check that ended.
   *
   * @param barsRead bars that it read
   * @param results where it stands, ordered by symbol
   */
  record Outcome(DataReport report, long barsRead, List<Checked> results) {}

  /**
   * Checks from nothing; a table that does not exist is an error.
   *
   * @param only EXCHANGE:SYMBOL each, one without any bar is a warning; all symbols that have bars
   *     when empty
   */
  public DataReport check(Lakehouse lakehouse, Instant asOf, List<String> only) {
    return check(lakehouse, asOf, only, Map.of()).report();
  }

  /**
   * The same as {@link #check(Lakehouse, Instant, List)}, going on from the latest results stored
   * by the as-of; it stores none.
   */
  public DataReport goOn(Lakehouse lakehouse, Instant asOf, List<String> only) {
    Map<String, Checked> latest = StoredHealth.latest(lakehouse, asOf);
    latest.keySet().retainAll(only);
    return check(lakehouse, asOf, only, latest).report();
  }

  /** Checks all symbols, going on from earlier results. */
  Outcome check(Lakehouse lakehouse, Instant asOf, Map<String, Checked> earlier) {
    return check(lakehouse, asOf, List.of(), earlier);
  }

  private Outcome check(
      Lakehouse lakehouse, Instant asOf, List<String> only, Map<String, Checked> earlier) {
    Map<String, SymbolRules> rules = rules(lakehouse, asOf, StatedActions.read(lakehouse, asOf));
    Map<String, Checked> usable = new TreeMap<>(earlier);
    usable.values().removeIf(checked -> !appliesStill(checked, rules));
    UncheckedBars bars =
        UncheckedBars.read(
            lakehouse.read(DailyBars.SPEC).knownBy(asOf).filter(among(only)), usable);
    Set<String> symbols = new TreeSet<>(usable.keySet());
    symbols.addAll(bars.symbols());
    HealthFindings findings = new HealthFindings(bounds, asOf);
    only.stream().filter(symbol -> !symbols.contains(symbol)).forEach(findings::noBar);
    List<Checked> results = new ArrayList<>();
    for (String symbol : symbols) {
      SymbolRules own = rules.get(symbol);
      if (own == null) {
        findings.noInstrument(symbol);
        continue;
      }
      HealthWalk walk = new HealthWalk(symbol, own, start(symbol, usable, bars));
      bars.of(symbol).forEach(walk::add);
      results.add(new Checked(asOf, own.text(walk.health().last()), walk.health()));
      findings.of(walk.health(), own);
    }
    return new Outcome(findings.report(), bars.rows(), results);
  }

  private static Optional<SymbolHealth> start(
      String symbol, Map<String, Checked> usable, UncheckedBars bars) {
    return bars.isWhole(symbol)
        ? Optional.empty()
        : Optional.ofNullable(usable.get(symbol)).map(Checked::health);
  }

  private static boolean appliesStill(Checked checked, Map<String, SymbolRules> rules) {
    SymbolRules own = rules.get(checked.health().symbol());
    return own != null && own.text(checked.health().last()).equals(checked.rules());
  }

  private static Column among(List<String> only) {
    return only.isEmpty() ? lit(true) : col(DailyBars.SYMBOL).isin(only.toArray());
  }

  /** By symbol; of values that changed, the newest. */
  private Map<String, SymbolRules> rules(Lakehouse lakehouse, Instant asOf, StatedActions actions) {
    Map<String, SymbolRules> rules = new HashMap<>();
    Dataset<Row> instruments = lakehouse.read(Instruments.SPEC).asOf(asOf);
    for (Row row : instruments.orderBy(Instruments.VALID_FROM).collectAsList()) {
      rules.put(
          row.getAs(Instruments.SYMBOL),
          new SymbolRules(
              calendars.get(row.getAs(Instruments.CALENDAR)),
              bounds.outlierOf(row.getAs(Instruments.ASSET_CLASS)),
              Optional.ofNullable(row.getAs(Instruments.DELISTED)),
              actions.of(row.getAs(Instruments.SYMBOL), row.getAs(Instruments.PRICE_BASIS))));
    }
    return rules;
  }
}
