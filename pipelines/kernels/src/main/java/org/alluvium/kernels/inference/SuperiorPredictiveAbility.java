package org.alluvium.kernels.inference;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.performance.StationaryBootstrap;

/**
 * Hansen's test for superior predictive ability: is the best of many models better than the
 * benchmark? Unlike {@link RealityCheck} it does not let poor and volatile models hide a good one.
 *
 * <p>T = √n·max d̄(k)/ω(k) over the models' mean relative performances d̄(k); ω(k)² is the variance
 * that the stationary bootstrap gives to √n·d̄(k). The p values are shares of resamples in which
 * √n·max (d̄*(k) − g(k))/ω(k) exceeds T, for three centres g(k): lower max(d̄(k), 0); consistent
 * d̄(k) if d̄(k) ≥ −ω(k)·√(2·log log n / n), else 0; upper d̄(k). Where no model is better on the
 * sample (T ≤ 0), nothing speaks against the hypothesis and all three are 1. Test by the consistent
 * one; lower ≤ consistent ≤ upper say how much the poor models matter. A p value of 0 means less
 * than one in all replications. O(models·periods·replications) time, O(models + periods) memory
 * besides the input.
 *
 * <p>Reference: Hansen, A test for superior predictive ability (JBES, 2005), sections 2 and 3.
 *
 * @param statistic T; with {@link Studentisation#NONE} all ω of T, not of the bound, are 1
 * @param best the model with the largest studentised mean, the first of equals
 * @param lower p value if each model that was worse on the sample is as poor as it looked: too
 *     small
 * @param consistent p value
 * @param upper p value if no model is worse than the benchmark: too large
 */
public record SuperiorPredictiveAbility(
    double statistic, int best, double lower, double consistent, double upper) {
  public SuperiorPredictiveAbility {
    Check.isTrue(Double.isFinite(statistic), "statistic must be finite, got " + statistic);
    Check.atLeast(best, 0, "best");
    Check.isTrue(
        0 <= lower && lower <= consistent && consistent <= upper && upper <= 1,
        "p values must be 0 <= lower <= consistent <= upper <= 1, got "
            + Arrays.toString(new double[] {lower, consistent, upper}));
  }

  /** Studentised. */
  public static SuperiorPredictiveAbility of(
      RelativePerformance performance, StationaryBootstrap bootstrap) {
    return of(performance, bootstrap, Studentisation.STANDARD_ERRORS);
  }

  /**
   * @throws IllegalArgumentException if the bootstrap gives a model's mean no variance
   */
  public static SuperiorPredictiveAbility of(
      RelativePerformance performance,
      StationaryBootstrap bootstrap,
      Studentisation studentisation) {
    LargestMean largest = largestMean(performance, bootstrap.meanBlockLength(), studentisation);
    bootstrap.forEach(performance.periods(), largest::add);
    return of(performance, largest);
  }

  /** With the resamples given, {@code [replication][row]}. */
  static SuperiorPredictiveAbility of(
      RelativePerformance performance,
      int[][] resamples,
      double meanBlockLength,
      Studentisation studentisation) {
    LargestMean largest = largestMean(performance, meanBlockLength, studentisation);
    Arrays.stream(resamples).forEach(largest::add);
    return of(performance, largest);
  }

  private static LargestMean largestMean(
      RelativePerformance performance, double meanBlockLength, Studentisation studentisation) {
    int models = performance.models();
    double n = performance.periods();
    double bound = Math.sqrt(2 * StrictMath.log(StrictMath.log(n)) / n);
    double[] units = new double[models];
    double[][] centres = new double[3][models];
    for (int model = 0; model < models; model++) {
      double mean = performance.mean(model);
      double deviation = deviation(performance, model, meanBlockLength);
      units[model] = studentisation == Studentisation.NONE ? 1 : deviation;
      centres[0][model] = Math.max(mean, 0);
      centres[1][model] = mean >= -deviation * bound ? mean : 0;
      centres[2][model] = mean;
    }
    return new LargestMean(performance, units, centres);
  }

  private static double deviation(
      RelativePerformance performance, int model, double meanBlockLength) {
    double variance = StationaryVariance.of(performance.row(model), meanBlockLength);
    return Math.sqrt(Check.positive(variance, "bootstrap variance of model " + model));
  }

  private static SuperiorPredictiveAbility of(
      RelativePerformance performance, LargestMean largest) {
    double statistic = Math.sqrt(performance.periods()) * largest.value();
    return statistic > 0
        ? new SuperiorPredictiveAbility(
            statistic, largest.best(), largest.share(0), largest.share(1), largest.share(2))
        : new SuperiorPredictiveAbility(statistic, largest.best(), 1, 1, 1);
  }
}
