package org.alluvium.flows.quality;

import java.time.LocalDate;
import java.util.List;

/**
 * What a check found about one symbol's bars.
 *
 * @param symbol EXCHANGE:SYMBOL
 * @param first first session with a bar
 * @param last last session with a bar
 * @param bars number of bars
 * @param missingSessions sessions of the calendar between first and last without a bar
 * @param sessionsBehind sessions that closed by the as-of after the last bar
 * @param missingVolumes bars without a volume, in a symbol that has volumes at all
 * @param longestFlatRun most consecutive bars with one and the same close
 * @param outliers sessions whose absolute log return is beyond the bound of the asset class
 */
public record SymbolHealth(
    String symbol,
    LocalDate first,
    LocalDate last,
    long bars,
    List<LocalDate> missingSessions,
    int sessionsBehind,
    long missingVolumes,
    int longestFlatRun,
    List<LocalDate> outliers) {
  public SymbolHealth {
    missingSessions = List.copyOf(missingSessions);
    outliers = List.copyOf(outliers);
  }
}
