package org.alluvium.kernels.performance;

/**
 * How far a path of wealth lies under its highest point so far, the start (1) included.
 *
 * <p>Wealth is the running product of 1 + return; a missing return ({@code NaN}) leaves it where it
 * was. A drawdown is {@code wealth / peak − 1}, at most 0.
 */
public final class Drawdown {
  private final double[] series;
  private final double deepest;
  private final int length;

  private Drawdown(double[] series, double deepest, int length) {
    this.series = series;
    this.deepest = deepest;
    this.length = length;
  }

  public static Drawdown of(double[] returns) {
    double[] series = series(returns);
    int trough = -1;
    for (int period = 0; period < series.length; period++) {
      if (series[period] < (trough < 0 ? 0 : series[trough])) {
        trough = period;
      }
    }
    return trough < 0
        ? new Drawdown(series, 0, 0)
        : new Drawdown(series, series[trough], length(series, trough));
  }

  /** One drawdown per return. */
  public double[] series() {
    return series.clone();
  }

  /** The deepest drawdown, for example −0.18; 0 for a path that never falls. */
  public double deepest() {
    return deepest;
  }

  /**
   * Periods from the peak before the deepest drawdown (the first such, on a tie) to the first
   * period back at that peak, or to the end when it is not regained.
   */
  public int length() {
    return length;
  }

  private static double[] series(double[] returns) {
    double[] series = new double[returns.length];
    double wealth = 1;
    double peak = 1;
    for (int period = 0; period < returns.length; period++) {
      wealth *= Double.isNaN(returns[period]) ? 1 : 1 + returns[period];
      peak = Math.max(peak, wealth);
      series[period] = wealth / peak - 1;
    }
    return series;
  }

  private static int length(double[] series, int trough) {
    int from = trough;
    while (from > 0 && series[from - 1] < 0) {
      from--;
    }
    int to = trough;
    while (to < series.length - 1 && series[to] < 0) {
      to++;
    }
    return to - from + 1;
  }
}
