package org.alluvium.kernels.distribution;

import org.alluvium.kernels.check.Check;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Erf;

/** Probabilities and quantiles of the standard normal distribution; the same bits everywhere. */
public final class StandardNormal {
  private static final NormalDistribution NORMAL = new NormalDistribution();

  private StandardNormal() {}

  /** P(Z ≤ z). */
  public static double probabilityBelow(double z) {
    return NORMAL.cumulativeProbability(z);
  }

  /** P(|Z| ≥ |z|): 1 at zero; relative error below 1e-12 as far as there is a number for it. */
  public static double probabilityBeyond(double z) {
    return Erf.erfc(Math.abs(z) / Math.sqrt(2));
  }

  /**
   * The value with {@code probability} below it.
   *
   * @throws IllegalArgumentException unless the probability lies between 0 and 1
   */
  public static double quantile(double probability) {
    Check.isTrue(
        probability > 0 && probability < 1,
        "a probability must lie between 0 and 1, got " + probability);
    return NORMAL.inverseCumulativeProbability(probability);
  }
}
