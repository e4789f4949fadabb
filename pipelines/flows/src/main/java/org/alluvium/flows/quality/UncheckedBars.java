package org.alluvium.flows.quality;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.alluvium.flows.quality.StoredHealth.Checked;
import org.alluvium.lakehouse.tables.DailyBars;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The bars that earlier checks have not seen, the newest vintage of each. A symbol that has one of
 * a session that was passed already, late or corrected, is read whole: it is checked anew.
 */
final class UncheckedBars {
  private final Map<String, NavigableMap<LocalDate, HealthBar>> bySymbol;
  private final Set<String> anew;
  private final long rows;

  private UncheckedBars(
      Map<String, NavigableMap<LocalDate, HealthBar>> bySymbol, Set<String> anew, long rows) {
    this.bySymbol = bySymbol;
    this.anew = anew;
    this.rows = rows;
  }

  /**
   * Reads them.
   *
   * @param known every vintage known as of the check
   * @param earlier results to go on from, by symbol
   */
  static UncheckedBars read(Dataset<Row> known, Map<String, Checked> earlier) {
    Map<String, NavigableMap<LocalDate, HealthBar>> bars = bars(known.filter(unseen(earlier)));
    long rows = count(bars.values());
    Set<String> anew = new TreeSet<>();
    bars.forEach(
        (symbol, own) -> {
          Checked checked = earlier.get(symbol);
          if (checked != null && !own.firstKey().isAfter(checked.health().last())) {
            anew.add(symbol);
          }
        });
    if (!anew.isEmpty()) {
      Map<String, NavigableMap<LocalDate, HealthBar>> whole =
          bars(known.filter(col(DailyBars.SYMBOL).isin(anew.toArray())));
      rows += count(whole.values());
      bars.putAll(whole);
    }
    return new UncheckedBars(bars, anew, rows);
  }

  /** Symbols with a bar that was not seen. */
  Set<String> symbols() {
    return bySymbol.keySet();
  }

  /** The bars of a symbol, oldest first. */
  Collection<HealthBar> of(String symbol) {
    return bySymbol.getOrDefault(symbol, Collections.emptyNavigableMap()).values();
  }

  /** Whether a symbol's bars are all there, so that its check starts from nothing. */
  boolean isWhole(String symbol) {
    return anew.contains(symbol);
  }

  /** Bars that were read. */
  long rows() {
    return rows;
  }

  /** Bars of symbols never checked, and those known since the least recent check. */
  private static Column unseen(Map<String, Checked> earlier) {
    return earlier.values().stream()
        .map(Checked::knownAt)
        .min(Instant::compareTo)
        .map(since -> since(since, earlier.keySet()))
        .orElse(lit(true));
  }

  private static Column since(Instant since, Set<String> checked) {
    Column never = col(DailyBars.SYMBOL).isin(checked.toArray()).equalTo(false);
    return col(DailyBars.KNOWN_AT).gt(lit(since)).or(never);
  }

  private static Map<String, NavigableMap<LocalDate, HealthBar>> bars(Dataset<Row> rows) {
    Map<String, NavigableMap<LocalDate, HealthBar>> bySymbol = new TreeMap<>();
    rows.select(DailyBars.SYMBOL, HealthBar.COLUMNS)
        .toLocalIterator()
        .forEachRemaining(
            row -> {
              HealthBar bar = HealthBar.of(row);
              bySymbol
                  .computeIfAbsent(row.getString(0), symbol -> new TreeMap<>())
                  .merge(bar.date(), bar, HealthBar::newer);
            });
    return bySymbol;
  }

  private static long count(Collection<NavigableMap<LocalDate, HealthBar>> bars) {
    return bars.stream().mapToLong(Map::size).sum();
  }
}
