package org.alluvium.kernels.forecast;

import org.alluvium.kernels.check.Check;

/**
 * Root mean squared error √(Σ (f − r)² / n), in the units of the returns.
 *
 * @param rootMeanSquare the error; NaN when nothing was judged
 * @param trials pairs judged
 * @param missing pairs left out because forecast or realised return is NaN
 */
public record ForecastError(double rootMeanSquare, long trials, long missing) {

  /**
   * Measures the pairs in which neither side is NaN, from first to last; O(T).
   *
   * @param forecasts predicted returns, length T
   * @param realised realised returns, length T
   */
  public static ForecastError of(double[] forecasts, double[] realised) {
    Check.sameLength(forecasts.length, realised.length, "realised returns");
    double sum = 0;
    long trials = 0;
    for (int t = 0; t < forecasts.length; t++) {
      double error = forecasts[t] - realised[t];
      if (!Double.isNaN(error)) {
        sum += error * error;
        trials++;
      }
    }
    double rootMeanSquare = trials == 0 ? Double.NaN : Math.sqrt(sum / trials);
    return new ForecastError(rootMeanSquare, trials, forecasts.length - trials);
  }
}
