package org.alluvium.flows.vintage;

import java.time.LocalDate;
import org.alluvium.kernels.feature.Bars;

/**
 * The bars of one symbol as known at a time, and the positions to evaluate in them.
 *
 * @param symbol EXCHANGE:SYMBOL
 * @param bars the as-of series, oldest first
 * @param eventDays epoch day of each bar
 * @param from first position to evaluate
 * @param to end of the positions to evaluate, exclusive
 * @param knownAt for each position from {@code from} on, when its value was first computable, epoch
 *     microseconds
 */
public record SeriesVintage(
    String symbol, Bars bars, int[] eventDays, int from, int to, long[] knownAt) {

  /** Session of a position. */
  public LocalDate date(int position) {
    return LocalDate.ofEpochDay(eventDays[position]);
  }
}
