package org.alluvium.kernels.portfolio;

/**
 * Turns what is known into weights.
 *
 * <p>Contract of every engine: the weights are finite, one per asset in the order of the input, and
 * sum to {@link #net} within {@link StableSum#TOLERANCE}; where the input does not determine such
 * weights the engine throws an {@link AllocationException} that says why. It never returns {@code
 * NaN}. Engines are immutable and deterministic.
 */
@FunctionalInterface
public interface PortfolioEngine {
  /**
   * @return one weight per asset
   * @throws AllocationException when the request does not determine weights
   */
  double[] weights(AllocationRequest request);

  /**
   * Weights from returns alone: nothing is held, no asset has a score or shares its cluster.
   *
   * @param returns {@code [asset][day]}, {@code NaN} = missing; days with a missing return are left
   *     out for all assets
   * @throws AllocationException when the returns do not determine weights
   */
  default double[] weights(double[][] returns) {
    return weights(AllocationRequest.of(returns));
  }

  /** What the weights sum to. */
  default double net() {
    return 1;
  }
}
