package org.alluvium.kernels.risk;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * A value at risk for each period from the periods before it alone, and how it held.
 *
 * @param forecasts value at risk of each period; {@code NaN} in the first {@code window} periods
 * @param exceeded whether the loss of a period was greater than its forecast
 */
public record RollingTailRisk(double level, double[] forecasts, boolean[] exceeded) {

  /**
   * Time O(n · window log window).
   *
   * @param returns simple, per period, without {@code NaN}
   * @param window periods that a forecast learns from, at least two
   */
  public static RollingTailRisk of(double[] returns, int window, double level, TailModel model) {
    Check.atLeast(window, 2, "window of a rolling value at risk");
    double[] forecasts = new double[returns.length];
    boolean[] exceeded = new boolean[returns.length];
    Arrays.fill(forecasts, 0, Math.min(window, returns.length), Double.NaN);
    for (int period = window; period < returns.length; period++) {
      double[] before = Arrays.copyOfRange(returns, period - window, period);
      forecasts[period] = TailRisk.of(before, level, model).valueAtRisk();
      exceeded[period] = -returns[period] > forecasts[period];
    }
    return new RollingTailRisk(level, forecasts, exceeded);
  }

  /**
   * Whether it was exceeded as often as its level says.
   *
   * @throws IllegalArgumentException without a forecast
   */
  public KupiecTest kupiec() {
    int made = 0;
    int exceedances = 0;
    for (int period = 0; period < forecasts.length; period++) {
      made += Double.isNaN(forecasts[period]) ? 0 : 1;
      exceedances += exceeded[period] ? 1 : 0;
    }
    return KupiecTest.of(made, exceedances, 1 - level);
  }
}
