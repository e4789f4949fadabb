package org.alluvium.kernels.feature.macro;

import org.alluvium.kernels.check.Check;

/**
 * Every vintage of one series, as arrays of one length, ascending by the time of knowledge and then
 * by day.
 *
 * @param eventDays day, or first day of the period, that each value describes, epoch days
 * @param knownAt when each could first have been known, epoch microseconds
 * @param values in the unit of the series; NaN is missing
 */
@SuppressWarnings("ArrayRecordComponent")
public record Observations(int[] eventDays, long[] knownAt, double[] values) {
  public Observations {
    Check.sameLength(eventDays.length, knownAt.length, "knownAt");
    Check.sameLength(eventDays.length, values.length, "values");
  }
}
