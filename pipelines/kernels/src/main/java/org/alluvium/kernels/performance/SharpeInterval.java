package org.alluvium.kernels.performance;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * A percentile interval of the annual Sharpe ratio, by the stationary bootstrap, which keeps serial
 * dependence within blocks.
 *
 * @param sharpe of the sample
 * @param low lower end
 * @param high upper end
 * @param level probability between the ends, for example 0.9
 * @param bootstrap how the resamples were drawn
 */
public record SharpeInterval(
    double sharpe, double low, double high, double level, StationaryBootstrap bootstrap) {
  /** Probability between the ends of the intervals that reports show. */
  public static final double LEVEL = 0.9;

  /**
   * The 90 % interval.
   *
   * @param returns simple returns per period, {@code NaN} = missing: left out before resampling
   * @param periodsPerYear for example 252
   * @throws IllegalArgumentException without a single return
   */
  public static SharpeInterval of(
      double[] returns, double periodsPerYear, StationaryBootstrap bootstrap) {
    double[] present = ReturnSeries.present(returns);
    Check.isTrue(present.length > 0, "a Sharpe interval needs at least one return");
    double root = Math.sqrt(Check.positive(periodsPerYear, "periodsPerYear"));
    double[] resampled =
        bootstrap.statistics(
            present.length, rows -> Moments.of(select(present, rows)).meanOverDeviation() * root);
    return new SharpeInterval(
        Moments.of(present).meanOverDeviation() * root,
        Quantile.of(resampled, (1 - LEVEL) / 2),
        Quantile.of(resampled, (1 + LEVEL) / 2),
        LEVEL,
        bootstrap);
  }

  private static double[] select(double[] values, int[] rows) {
    return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
  }
}
