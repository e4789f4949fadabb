package org.alluvium.kernels.tree;

import java.io.Serializable;
import java.util.Arrays;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.moments.MomentsAccumulator;

/**
 * Mean and population deviation of a window's target. Trees learn the target in these units, so
 * that their settings mean the same for any target.
 *
 * @param mean in the target's units
 * @param deviation in the target's units, above 0
 */
public record TargetScale(double mean, double deviation) implements Serializable {

  public TargetScale {
    Check.isTrue(Double.isFinite(mean), "mean of a target must be finite, got " + mean);
    Check.isTrue(
        deviation > 0 && Double.isFinite(deviation),
        "deviation of a target must be > 0 and finite, got " + deviation);
  }

  /**
   * The scale of a window.
   *
   * @param rows features…, target; complete
   * @throws IllegalArgumentException for fewer than two rows or a constant target
   */
  public static TargetScale of(double[][] rows) {
    Check.atLeast(rows.length, 2, "rows of regression trees");
    double[][] targets = new double[rows.length][1];
    Arrays.setAll(targets, row -> new double[] {rows[row][rows[row].length - 1]});
    Moments moments = MomentsAccumulator.of(targets, 1);
    Check.isTrue(
        moments.deviation(0) > 0,
        "target of regression trees is constant (%s in all %d rows): there is nothing to fit; start at a later cutoff"
            .formatted(moments.mean(0), rows.length));
    return new TargetScale(moments.mean(0), moments.deviation(0));
  }

  /** A target in deviations from the mean. */
  public double standardised(double target) {
    return (target - mean) / deviation;
  }

  /** The target that is so many deviations from the mean. */
  public double original(double standardised) {
    return mean + deviation * standardised;
  }
}
