package org.alluvium.kernels.regime;

import org.alluvium.kernels.check.Check;

/** The variance that no state of some values goes below. */
final class LeastVariance {
  private static final double SHARE = 1e-8;

  private LeastVariance() {}

  /** 1e-8 of the variance of all. */
  static double of(double[] values) {
    Check.atLeast(values.length, 2, "values of two states");
    double mean = 0;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      double apart = values[i] - mean;
      mean += apart / (i + 1);
      squares += apart * (values[i] - mean);
    }
    double variance = squares / values.length;
    Check.isTrue(
        variance > 0 && variance < Double.POSITIVE_INFINITY,
        () ->
            "two states need finite values that vary, the variance of these %d is %s"
                .formatted(values.length, variance));
    return SHARE * variance;
  }
}
