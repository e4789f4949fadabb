package org.alluvium.flows.quality;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.alluvium.lakehouse.time.TradingCalendar;

/**
 * What a check found about one symbol's bars, and what the next check needs to go on from it.
 *
 * @param symbol EXCHANGE:SYMBOL
 * @param first first session with a bar
 * @param last last session with a bar
 * @param bars number of bars
 * @param missingSessions sessions of the calendar between first and last without a bar
 * @param withoutVolume bars without a volume
 * @param lastClose close of the last bar
 * @param flatRun bars at the end with one and the same close
 * @param longestFlatRun most consecutive bars with one and the same close
 * @param outliers sessions whose absolute log return is beyond the bound of the asset class, with
 *     no split or dividend that would explain it
 * @param unexplained sessions whose absolute log return is beyond the bound once the split or
 *     dividend stated for it is taken out
 */
public record SymbolHealth(
    String symbol,
    LocalDate first,
    LocalDate last,
    long bars,
    List<LocalDate> missingSessions,
    long withoutVolume,
    double lastClose,
    int flatRun,
    int longestFlatRun,
    List<LocalDate> outliers,
    List<LocalDate> unexplained) {
  public SymbolHealth {
    missingSessions = List.copyOf(missingSessions);
    outliers = List.copyOf(outliers);
    unexplained = List.copyOf(unexplained);
  }

  /** Bars without a volume, in a symbol that has volumes at all. */
  public long missingVolumes() {
    return withoutVolume == bars ? 0 : withoutVolume;
  }

  /** Sessions that closed by an instant after the last bar. */
  public int sessionsBehind(TradingCalendar calendar, Instant asOf) {
    return calendar.sessionsBetween(last.plusDays(1), calendar.lastClosedSession(asOf)).size();
  }
}
