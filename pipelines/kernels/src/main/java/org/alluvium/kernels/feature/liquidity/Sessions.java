package org.alluvium.kernels.feature.liquidity;

import org.alluvium.kernels.feature.Bars;

/**
 * Logarithms of the prices of an instrument's sessions, where each can be missing.
 *
 * @param middle mean of the logarithms of high and low
 */
record Sessions(double[] open, double[] high, double[] low, double[] close, double[] middle) {
  static Sessions of(Bars bars) {
    int size = bars.size();
    Sessions logs =
        new Sessions(
            new double[size],
            new double[size],
            new double[size],
            new double[size],
            new double[size]);
    for (int t = 0; t < size; t++) {
      logs.open[t] = StrictMath.log(bars.open(t));
      logs.high[t] = StrictMath.log(bars.high(t));
      logs.low[t] = StrictMath.log(bars.low(t));
      logs.close[t] = StrictMath.log(bars.close(t));
      logs.middle[t] = (logs.high[t] + logs.low[t]) / 2;
    }
    return logs;
  }

  /** Whether a session and the one before it have all prices. */
  boolean paired(int t) {
    return !Double.isNaN(open[t] + middle[t] + close[t])
        && !Double.isNaN(open[t - 1] + middle[t - 1] + close[t - 1]);
  }
}
