package org.alluvium.kernels.portfolio;

/** The gate that weights pass before anyone trades on them. */
public final class StableSum {
  /** Greatest allowed distance of the sum from its target. */
  public static final double TOLERANCE = 1e-9;

  private StableSum() {}

  /**
   * Returns the weights when {@code |Σw − target| ≤ 1e-9}, summed in index order.
   *
   * @throws AllocationException (UNSTABLE_SUM) otherwise, also when a weight is NaN or infinite
   */
  public static double[] require(double[] weights, double target) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    if (!(Math.abs(sum - target) <= TOLERANCE)) {
      throw AllocationException.of(
          AllocationException.Reason.UNSTABLE_SUM,
          weights.length
              + " weights sum to "
              + sum
              + ", not to "
              + target
              + " within "
              + TOLERANCE
              + "; normalise them, or state the target that they are meant to have");
    }
    return weights;
  }
}
