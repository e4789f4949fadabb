package org.alluvium.kernels.sizing;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * Three measures of how much the forecast of an ensemble says, each the greater the better.
 *
 * @param agreement share of the members that have a forecast whose sign is the ensemble's, in [0,
 *     1]
 * @param magnitude |forecast| over the sample deviation (n − 1) of the ensemble's recent forecasts,
 *     ≥ 0; without bound when those were all equal
 * @param consistency share of the last decisions whose forecast had the sign of this one, in [0, 1]
 */
public record Confidence(double agreement, double magnitude, double consistency) {

  /**
   * Measures one forecast. A forecast of 0 has no sign, so nothing agrees with it; NaN among
   * members and recent forecasts is left out. A measure is NaN while its forecast or its history is
   * missing: magnitude with fewer than {@code magnitudeWindow} recent forecasts, consistency with
   * fewer than {@code consistencyWindow}. O(members + windows + missing forecasts among them).
   *
   * @param forecast of the ensemble, now; NaN = none
   * @param members forecasts of its members, now
   * @param recent the ensemble's forecasts at earlier decisions, oldest first, without this one
   * @param windows how many of the recent forecasts are looked at
   */
  public static Confidence of(double forecast, double[] members, double[] recent, Windows windows) {
    double[] present = Arrays.stream(recent).filter(value -> !Double.isNaN(value)).toArray();
    return new Confidence(
        sameSign(forecast, members),
        Math.abs(forecast) / deviation(last(present, windows.magnitude)),
        sameSign(forecast, last(present, windows.consistency)));
  }

  /**
   * How many recent forecasts a measure needs.
   *
   * @param magnitude forecasts whose deviation is taken, at least 2
   * @param consistency forecasts whose signs are compared, at least 1
   */
  public record Windows(int magnitude, int consistency) {
    public Windows {
      Check.atLeast(magnitude, 2, "window of the magnitude");
      Check.atLeast(consistency, 1, "window of the consistency");
    }
  }

  /** The last n values; none when there are fewer. */
  private static double[] last(double[] values, int n) {
    return values.length < n
        ? new double[0]
        : Arrays.copyOfRange(values, values.length - n, values.length);
  }

  /** Share of the values with the forecast's sign; NaN without values or without a forecast. */
  private static double sameSign(double forecast, double[] values) {
    int present = 0;
    int same = 0;
    for (double value : values) {
      present += Double.isNaN(value) ? 0 : 1;
      same += Math.signum(value) * Math.signum(forecast) > 0 ? 1 : 0;
    }
    return Double.isNaN(forecast) || present == 0 ? Double.NaN : (double) same / present;
  }

  private static double deviation(double[] values) {
    double mean = Arrays.stream(values).reduce(0, Double::sum) / values.length;
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
  }
}
