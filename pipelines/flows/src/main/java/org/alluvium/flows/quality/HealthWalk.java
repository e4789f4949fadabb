package org.alluvium.flows.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks over one symbol's bars, oldest first, from nothing or from where an earlier check ended: in
 * both cases the end is the same. O(1) per bar, and per session missed.
 */
final class HealthWalk {
  private final String symbol;
  private final SymbolRules rules;
  private final List<LocalDate> missing = new ArrayList<>();
  private final List<LocalDate> outliers = new ArrayList<>();
  private LocalDate first;
  private LocalDate last;
  private long bars;
  private long withoutVolume;
  private double close;
  private int flatRun;
  private int longestFlatRun;

  /**
   * @param from where an earlier check of the symbol ended
   */
  HealthWalk(String symbol, SymbolRules rules, Optional<SymbolHealth> from) {
    this.symbol = symbol;
    this.rules = rules;
    from.ifPresent(this::resume);
  }

  private void resume(SymbolHealth health) {
    missing.addAll(health.missingSessions());
    outliers.addAll(health.outliers());
    first = health.first();
    last = health.last();
    bars = health.bars();
    withoutVolume = health.withoutVolume();
    close = health.lastClose();
    flatRun = health.flatRun();
    longestFlatRun = health.longestFlatRun();
  }

  /** Takes in a bar that is later than all before. */
  void add(HealthBar bar) {
    if (last == null) {
      first = bar.date();
      flatRun = 1;
    } else {
      missing.addAll(rules.calendar().sessionsBetween(last.plusDays(1), bar.date().minusDays(1)));
      flatRun = bar.close() == close ? flatRun + 1 : 1;
      if (Math.abs(Math.log(bar.close() / close)) > rules.outlierBound()) {
        outliers.add(bar.date());
      }
    }
    longestFlatRun = Math.max(longestFlatRun, flatRun);
    withoutVolume += bar.hasVolume() ? 0 : 1;
    close = bar.close();
    last = bar.date();
    bars++;
  }

  /** Where the walk stands; at least one bar was taken in, by it or by the earlier check. */
  SymbolHealth health() {
    return new SymbolHealth(
        symbol,
        first,
        last,
        bars,
        missing,
        withoutVolume,
        close,
        flatRun,
        longestFlatRun,
        outliers);
  }
}
