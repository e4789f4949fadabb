package org.alluvium.kernels.volatility;

import org.alluvium.kernels.check.Check;

/** What a return may be in this package: finite, or NaN for missing. */
final class Returns {
  private Returns() {}

  static double square(double value) {
    Check.isTrue(
        !Double.isInfinite(value),
        () -> "a return must be finite, or NaN for missing, got " + value);
    return value * value;
  }

  static void requireKnown(double[] returns, int known) {
    Check.isTrue(
        known >= 0 && known <= returns.length,
        "known returns must be in 0.." + returns.length + ", got " + known);
  }
}
