package org.alluvium.kernels.performance;

import java.util.Arrays;

/** The one policy for missing returns in this package: a {@code NaN} is left out, and counted. */
final class ReturnSeries {
  private ReturnSeries() {}

  /** The returns that are there, in order. */
  static double[] present(double[] returns) {
    for (double value : returns) {
      if (Double.isInfinite(value)) {
        throw new IllegalArgumentException(
            "a return must be finite, or NaN for missing, got " + value);
      }
    }
    return Arrays.stream(returns).filter(value -> !Double.isNaN(value)).toArray();
  }
}
