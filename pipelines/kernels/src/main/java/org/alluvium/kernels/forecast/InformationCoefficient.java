package org.alluvium.kernels.forecast;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * How well forecasts rank instruments: the mean over dates of the rank correlation between
 * forecasts and realised returns of one date.
 *
 * @param mean mean of the daily coefficients; NaN without dates
 * @param deviation their sample deviation; NaN with fewer than two dates. Labels that overlap make
 *     neighbouring dates alike: mean / deviation is not a t statistic
 * @param dates dates that have a coefficient
 * @param excludedDates dates with fewer than three complete pairs, or with forecasts or returns all
 *     equal
 */
public record InformationCoefficient(double mean, double deviation, int dates, int excludedDates) {
  private static final int LEAST_PAIRS = 3;

  /**
   * Pairs with a NaN are left out. O(n log n).
   *
   * @param eventDays day of each pair, not decreasing, length n
   * @param forecasts length n
   * @param realised length n
   */
  public static InformationCoefficient of(int[] eventDays, double[] forecasts, double[] realised) {
    Check.sameLength(eventDays.length, forecasts.length, "forecasts");
    Check.sameLength(eventDays.length, realised.length, "realised returns");
    double[] daily = new double[eventDays.length];
    int dates = 0;
    int excluded = 0;
    for (int from = 0; from < eventDays.length; ) {
      int to = endOfDay(eventDays, from);
      double coefficient =
          ofDay(Arrays.copyOfRange(forecasts, from, to), Arrays.copyOfRange(realised, from, to));
      if (Double.isNaN(coefficient)) {
        excluded++;
      } else {
        daily[dates++] = coefficient;
      }
      from = to;
    }
    return summarise(Arrays.copyOf(daily, dates), excluded);
  }

  private static int endOfDay(int[] eventDays, int from) {
    int to = from;
    while (to < eventDays.length && eventDays[to] == eventDays[from]) {
      to++;
    }
    Check.isTrue(
        to == eventDays.length || eventDays[to] > eventDays[from],
        "event days must not decrease, got "
            + eventDays[Math.min(to, eventDays.length - 1)]
            + " at index "
            + to);
    return to;
  }

  private static double ofDay(double[] forecasts, double[] realised) {
    int pairs = 0;
    for (int i = 0; i < forecasts.length; i++) {
      pairs += Double.isNaN(forecasts[i]) || Double.isNaN(realised[i]) ? 0 : 1;
    }
    return pairs < LEAST_PAIRS ? Double.NaN : SpearmanCorrelation.of(forecasts, realised);
  }

  private static InformationCoefficient summarise(double[] daily, int excluded) {
    double mean = Arrays.stream(daily).reduce(0, Double::sum) / daily.length;
    double squares = 0;
    for (double coefficient : daily) {
      squares += (coefficient - mean) * (coefficient - mean);
    }
    double deviation = daily.length < 2 ? Double.NaN : Math.sqrt(squares / (daily.length - 1));
    return new InformationCoefficient(mean, deviation, daily.length, excluded);
  }
}
