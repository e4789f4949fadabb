package org.alluvium.kernels.distribution;

import org.alluvium.kernels.check.Check;
import org.hipparchus.distribution.continuous.TDistribution;

/** Probabilities of Student's t distribution; the same bits everywhere. */
public final class StudentT {
  private StudentT() {}

  /** P(T ≥ t). */
  public static double probabilityAbove(double t, int degreesOfFreedom) {
    Check.atLeast(degreesOfFreedom, 1, "degreesOfFreedom");
    return Double.isInfinite(t)
        ? (t > 0 ? 0 : 1)
        : new TDistribution(degreesOfFreedom).cumulativeProbability(-t);
  }
}
