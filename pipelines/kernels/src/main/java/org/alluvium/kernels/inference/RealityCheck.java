package org.alluvium.kernels.inference;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.performance.StationaryBootstrap;

/**
 * White's reality check: is the best of many models better than the benchmark, given that the best
 * was looked for?
 *
 * <p>V = √n·max f̄(k) over the models' mean relative performances f̄(k); the p value is the share
 * of resamples in which √n·max (f̄*(k) − f̄(k)) exceeds V, so 0 means less than one in all of them.
 * The means are not studentised: one volatile or one poor model can hide a good one, which {@link
 * SuperiorPredictiveAbility} mends. O(models·periods·replications) time, O(models + periods) memory
 * besides the input.
 *
 * <p>Reference: White, A reality check for data snooping (Econometrica, 2000), sections 2 and 3.
 *
 * @param statistic V, in units of the performance times √periods
 * @param best the model with the largest mean, the first of equals
 * @param pValue of the hypothesis that no model is better than the benchmark, in [0, 1]
 */
public record RealityCheck(double statistic, int best, double pValue) {
  public RealityCheck {
    Check.isTrue(Double.isFinite(statistic), "statistic must be finite, got " + statistic);
    Check.atLeast(best, 0, "best");
    Check.isTrue(pValue >= 0 && pValue <= 1, "pValue must be in 0..1, got " + pValue);
  }

  public static RealityCheck of(RelativePerformance performance, StationaryBootstrap bootstrap) {
    LargestMean largest = largestMean(performance);
    bootstrap.forEach(performance.periods(), largest::add);
    return of(performance, largest);
  }

  /** With the resamples given, {@code [replication][row]}. */
  static RealityCheck of(RelativePerformance performance, int[][] resamples) {
    LargestMean largest = largestMean(performance);
    Arrays.stream(resamples).forEach(largest::add);
    return of(performance, largest);
  }

  private static LargestMean largestMean(RelativePerformance performance) {
    double[] units = new double[performance.models()];
    double[] centres = new double[performance.models()];
    Arrays.fill(units, 1);
    Arrays.setAll(centres, performance::mean);
    return new LargestMean(performance, units, centres);
  }

  private static RealityCheck of(RelativePerformance performance, LargestMean largest) {
    double statistic = Math.sqrt(performance.periods()) * largest.value();
    return new RealityCheck(statistic, largest.best(), largest.share(0));
  }
}
