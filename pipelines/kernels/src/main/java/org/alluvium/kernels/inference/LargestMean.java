package org.alluvium.kernels.inference;

import java.util.Arrays;

/**
 * The largest mean over models, each in units of its own, and how often the largest recentred mean
 * of a resample exceeds it. Holds O(models + periods) besides its input; O(models·periods) per
 * resample.
 */
final class LargestMean {
  private final RelativePerformance performance;
  private final double[] units;
  private final double[][] centres;
  private final double[] drawn;
  private final long[] exceeded;
  private final int best;
  private int resamples;

  /**
   * @param units of each model's mean, &gt; 0
   * @param centres {@code [rule][model]}: what is taken from the mean of a resample
   */
  LargestMean(RelativePerformance performance, double[] units, double[]... centres) {
    this.performance = performance;
    this.units = units;
    this.centres = centres;
    this.drawn = new double[performance.periods()];
    this.exceeded = new long[centres.length];
    int largest = 0;
    for (int model = 1; model < units.length; model++) {
      largest = scaledMean(model) > scaledMean(largest) ? model : largest;
    }
    this.best = largest;
  }

  /** The model with the largest mean, the first of equals. */
  int best() {
    return best;
  }

  double value() {
    return scaledMean(best);
  }

  /** Takes a resample: the periods that it drew. */
  void add(int[] periods) {
    Arrays.fill(drawn, 0);
    for (int period : periods) {
      drawn[period]++;
    }
    double[] largest = new double[centres.length];
    Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    for (int model = 0; model < units.length; model++) {
      double mean = resampledMean(performance.row(model));
      for (int rule = 0; rule < centres.length; rule++) {
        double recentred = (mean - centres[rule][model]) / units[model];
        largest[rule] = Math.max(largest[rule], recentred);
      }
    }
    for (int rule = 0; rule < centres.length; rule++) {
      exceeded[rule] += largest[rule] > value() ? 1 : 0;
    }
    resamples++;
  }

  /** Share of resamples whose largest mean, recentred by the rule, exceeds that of the sample. */
  double share(int rule) {
    return (double) exceeded[rule] / resamples;
  }

  private double scaledMean(int model) {
    return performance.mean(model) / units[model];
  }

  private double resampledMean(double[] row) {
    double sum = 0;
    for (int t = 0; t < row.length; t++) {
      sum += drawn[t] * row[t];
    }
    return sum / row.length;
  }
}
