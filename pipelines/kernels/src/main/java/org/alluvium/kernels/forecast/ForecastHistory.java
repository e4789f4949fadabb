package org.alluvium.kernels.forecast;

import org.alluvium.kernels.check.Check;

/**
 * The decisions of one series (or of a pool of series), and when their outcomes were known.
 *
 * <p>The arrays are not copied; nobody in this package writes to them.
 *
 * @param decidedAt when each decision was made, epoch microseconds, not decreasing, length T
 * @param lastReturn the latest return known at each decision, over the horizon that is forecast, as
 *     a fraction; NaN = missing
 * @param realised label of each decision, as a fraction; NaN = missing or not yet known
 * @param realisedKnownAt when each label was known, epoch microseconds, after its decision;
 *     Long.MAX_VALUE while it is not
 */
@SuppressWarnings("ArrayRecordComponent")
public record ForecastHistory(
    long[] decidedAt, double[] lastReturn, double[] realised, long[] realisedKnownAt) {

  public ForecastHistory {
    Check.sameLength(decidedAt.length, lastReturn.length, "last returns");
    Check.sameLength(decidedAt.length, realised.length, "realised returns");
    Check.sameLength(decidedAt.length, realisedKnownAt.length, "known_at of realised returns");
    for (int t = 0; t < decidedAt.length; t++) {
      Check.isTrue(
          t == 0 || decidedAt[t - 1] <= decidedAt[t],
          "decisions must be in time order, got " + decidedAt[t] + " at index " + t);
      Check.isTrue(
          realisedKnownAt[t] > decidedAt[t],
          "realised return "
              + t
              + " must be known after its decision at "
              + decidedAt[t]
              + ", got "
              + realisedKnownAt[t]);
    }
  }

  /** Number of decisions. */
  public int length() {
    return decidedAt.length;
  }
}
