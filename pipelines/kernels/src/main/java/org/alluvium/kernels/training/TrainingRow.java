package org.alluvium.kernels.training;

import java.util.Comparator;

/**
 * One version of one training row: features and target of a symbol and a day, as they were known
 * from a moment on.
 *
 * <p>A correction is a further row of the same symbol and day with a later {@code knownAt}. The
 * values are not copied, for there are many rows: whoever makes a row gives its array away.
 *
 * @param symbol instrument; any text that never changes
 * @param eventDay session of the decision, days since 1970-01-01
 * @param knownAt when features and label were both known, epoch microseconds: the later of the two.
 *     This is the purge: a row is used at cutoffs not before it
 * @param values features, then the target; NaN where missing
 */
@SuppressWarnings("ArrayRecordComponent")
public record TrainingRow(String symbol, int eventDay, long knownAt, double[] values) {

  /** Order in which rows enter the statistics: day, symbol, then version. */
  public static final Comparator<TrainingRow> ORDER =
      Comparator.comparingInt(TrainingRow::eventDay)
          .thenComparing(TrainingRow::symbol)
          .thenComparingLong(TrainingRow::knownAt);

  /** Whether both are versions of the same observation. */
  public boolean sameObservation(TrainingRow other) {
    return eventDay == other.eventDay && symbol.equals(other.symbol);
  }

  /** Whether no value is missing. */
  public boolean complete() {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return symbol + " of day " + eventDay + " known at " + knownAt;
  }
}
