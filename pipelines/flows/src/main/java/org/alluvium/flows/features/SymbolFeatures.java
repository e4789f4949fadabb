package org.alluvium.flows.features;

import java.util.List;
import java.util.NavigableMap;
import org.alluvium.flows.vintage.BarVersions;
import org.alluvium.kernels.feature.FeatureSchema;
import org.alluvium.kernels.feature.FeatureSet;
import org.alluvium.kernels.feature.macro.DerivedSeries;
import org.alluvium.kernels.feature.macro.MacroRows;

/**
 * Every vintage of the features of one instrument, from rows in memory: what the stage computes for
 * each, without its reads and writes.
 */
public final class SymbolFeatures {
  private static final long NEVER_SEEN = Long.MIN_VALUE;

  private SymbolFeatures() {}

  /**
   * Gives the rows of a set.
   *
   * @param series those that a set of observations reads; none for a set of bars
   * @param closes when the symbol's sessions closed; asked by a set of observations only
   */
  public static void evaluate(
      FeatureSchema set,
      String symbol,
      BarVersions bars,
      List<DerivedSeries> series,
      SessionCloses closes,
      MacroRows.Sink sink) {
    if (set instanceof FeatureSet ofBars) {
      bars.forEachVintage(
          "",
          ofBars.lookBack(),
          NEVER_SEEN,
          vintage -> FeatureEvaluation.values(ofBars, vintage, sink));
    } else {
      NavigableMap<Integer, Long> sessions = bars.firstKnown();
      int[] days = sessions.keySet().stream().mapToInt(Integer::intValue).toArray();
      long[] known = sessions.values().stream().mapToLong(Long::longValue).toArray();
      long[] decidable = closes.decidable(symbol, days, known);
      MacroRows.of(series).evaluate(days, decidable, known, NEVER_SEEN, sink);
    }
  }
}
