package org.alluvium.kernels.forecast;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Forecasts that need no model, and that every model must beat.
 *
 * <p>Each forecast uses only what was known at its decision: labels with {@code knownAt <=
 * decidedAt}. Missing labels are skipped. O(T log T).
 */
public enum Baseline {
  /**
   * Always 0: the yardstick of squared error. It names no direction, so its direction accuracy is 0
   * by definition.
   */
  ZERO,
  /** The last known return again; NaN where that is missing. */
  RANDOM_WALK,
  /** Mean of all labels known so far; NaN before the first. */
  HISTORICAL_MEAN,
  /**
   * +1 or −1, whichever sign most labels known so far had; 0 on a tie; NaN before the first. A
   * sign, not a return.
   */
  MAJORITY_SIGN;

  /**
   * @return one forecast per decision, length T
   */
  public double[] forecasts(ForecastHistory history) {
    return switch (this) {
      case ZERO -> new double[history.length()];
      case RANDOM_WALK -> history.lastReturn().clone();
      case HISTORICAL_MEAN -> expandingMean(history, history.realised());
      case MAJORITY_SIGN -> signs(expandingMean(history, signs(history.realised())));
    };
  }

  private static double[] expandingMean(ForecastHistory history, double[] labels) {
    long[] knownAt = history.realisedKnownAt();
    int[] byKnownAt =
        IntStream.range(0, labels.length)
            .boxed()
            .sorted(Comparator.comparingLong(t -> knownAt[t]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] means = new double[labels.length];
    double sum = 0;
    int known = 0;
    int next = 0;
    for (int t = 0; t < labels.length; t++) {
      for (; next < labels.length && knownAt[byKnownAt[next]] <= history.decidedAt()[t]; next++) {
        double label = labels[byKnownAt[next]];
        if (!Double.isNaN(label)) {
          sum += label;
          known++;
        }
      }
      means[t] = known == 0 ? Double.NaN : sum / known;
    }
    return means;
  }

  private static double[] signs(double[] values) {
    return Arrays.stream(values).map(Math::signum).toArray();
  }
}
