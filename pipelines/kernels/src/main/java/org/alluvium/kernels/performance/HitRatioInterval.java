package org.alluvium.kernels.performance;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * A percentile interval of the hit ratio, the share of gains among the periods with a gain or a
 * loss, by the stationary bootstrap. Of returns of positions it is an interval of the accuracy of
 * their directions: a position gains when its direction was right.
 *
 * <p>Whole periods are resampled, flat ones too; a resample without a gain or a loss is left out.
 *
 * @param hitRatio of the sample
 * @param low lower end
 * @param high upper end
 * @param level probability between the ends
 * @param bootstrap how the resamples were drawn
 */
public record HitRatioInterval(
    double hitRatio, double low, double high, double level, StationaryBootstrap bootstrap) {

  /**
   * The interval of the level of {@link SharpeInterval#LEVEL}; all {@code NaN} when no period has a
   * gain or a loss.
   *
   * @param returns simple returns per period, {@code NaN} = missing: left out before resampling
   * @throws IllegalArgumentException without a single return
   */
  public static HitRatioInterval of(double[] returns, StationaryBootstrap bootstrap) {
    double[] present = ReturnSeries.present(returns);
    Check.isTrue(present.length > 0, "a hit ratio's interval needs at least one return");
    int[] rows = new int[present.length];
    Arrays.setAll(rows, row -> row);
    double level = SharpeInterval.LEVEL;
    double ratio = ratio(present, rows);
    if (Double.isNaN(ratio)) {
      return new HitRatioInterval(ratio, ratio, ratio, level, bootstrap);
    }
    double[] resampled =
        Arrays.stream(bootstrap.statistics(present.length, drawn -> ratio(present, drawn)))
            .filter(value -> !Double.isNaN(value))
            .toArray();
    return new HitRatioInterval(
        ratio,
        Quantile.of(resampled, (1 - level) / 2),
        Quantile.of(resampled, (1 + level) / 2),
        level,
        bootstrap);
  }

  private static double ratio(double[] returns, int[] rows) {
    int gains = 0;
    int moved = 0;
    for (int row : rows) {
      gains += returns[row] > 0 ? 1 : 0;
      moved += returns[row] != 0 ? 1 : 0;
    }
    return moved == 0 ? Double.NaN : (double) gains / moved;
  }
}
