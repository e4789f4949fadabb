package org.alluvium.flows.vintage;

import java.time.LocalDate;
import org.alluvium.kernels.feature.Bars;
import org.alluvium.kernels.feature.Vintage;

/**
 * The bars of one symbol as known at a time, and the positions to evaluate in them.
 *
 * @param symbol EXCHANGE:SYMBOL
 * @param bars the as-of series, oldest first, in the terms of its last session
 * @param eventDays epoch day of each bar
 * @param vintage positions to evaluate, and when the value of each was first computable
 */
@SuppressWarnings("ArrayRecordComponent")
public record SeriesVintage(String symbol, Bars bars, int[] eventDays, Vintage vintage) {

  /** First position to evaluate. */
  public int from() {
    return vintage.from();
  }

  /** End of the positions to evaluate, exclusive. */
  public int to() {
    return vintage.to();
  }

  /** Session of a position. */
  public LocalDate date(int position) {
    return LocalDate.ofEpochDay(eventDays[position]);
  }

  /** When the value of a position was first computable, epoch microseconds. */
  public long knownAt(int position) {
    return vintage.knownAt(position);
  }
}
