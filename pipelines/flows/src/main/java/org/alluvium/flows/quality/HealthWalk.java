package org.alluvium.flows.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alluvium.kernels.adjustment.Adjustment;
import org.alluvium.kernels.adjustment.AdjustmentFactors;

/**
 * Walks over one symbol's bars, oldest first, from nothing or from where an earlier check ended: in
 * both cases the end is the same. O(1) per bar, and per session missed.
 */
final class HealthWalk {
  private final String symbol;
  private final SymbolRules rules;
  private final List<LocalDate> missing = new ArrayList<>();
  private final List<LocalDate> outliers = new ArrayList<>();
  private final List<LocalDate> unexplained = new ArrayList<>();
  private final Adjustment adjustment;
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
    this.adjustment = Adjustment.asKnownAt(rules.actions(), Long.MAX_VALUE);
    from.ifPresent(this::resume);
  }

  private void resume(SymbolHealth health) {
    missing.addAll(health.missingSessions());
    outliers.addAll(health.outliers());
    unexplained.addAll(health.unexplained());
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
      List<LocalDate> gap =
          rules.calendar().sessionsBetween(last.plusDays(1), bar.date().minusDays(1));
      missing.addAll(gap);
      flatRun = bar.close() == close ? flatRun + 1 : 1;
      judgeMove(bar, gap.isEmpty());
    }
    longestFlatRun = Math.max(longestFlatRun, flatRun);
    withoutVolume += bar.hasVolume() ? 0 : 1;
    close = bar.close();
    last = bar.date();
    bars++;
  }

  /**
   * A move that cannot be told, of a dividend above the close, is beyond every bound. Over a gap a
   * move says nothing against its actions.
   */
  private void judgeMove(HealthBar bar, boolean follows) {
    int[] days = {(int) last.toEpochDay(), (int) bar.date().toEpochDay()};
    AdjustmentFactors factors = adjustment.relativeToLast(days, new double[] {close, bar.close()});
    double factor = factors.price(0) * factors.split(0);
    if (!(Math.abs(Math.log(bar.close() / (close * factor))) <= rules.outlierBound())) {
      (factor != 1 && follows ? unexplained : outliers).add(bar.date());
    }
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
        outliers,
        unexplained);
  }
}
