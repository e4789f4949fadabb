package org.alluvium.kernels.overfitting;

import org.alluvium.kernels.check.Check;
import org.hipparchus.distribution.continuous.NormalDistribution;

/** Distribution and quantiles of the standard normal. */
final class StandardNormal {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  private StandardNormal() {}

  static double probabilityBelow(double z) {
    return NORMAL.cumulativeProbability(z);
  }

  /** The value with {@code probability} below it; a probability between 0 and 1. */
  static double quantile(double probability) {
    Check.isTrue(
        probability > 0 && probability < 1,
        "a probability must lie between 0 and 1, got " + probability);
    return NORMAL.inverseCumulativeProbability(probability);
  }
}
