package org.alluvium.kernels.portfolio;

/**
 * Turns past returns into weights.
 *
 * <p>Contract of every engine: the weights are finite, one per asset in the order of the input, and
 * sum to 1 within {@link StableSum#TOLERANCE}; where the input does not determine such weights the
 * engine throws an {@link AllocationException} that says why. It never returns {@code NaN}. Engines
 * are immutable and deterministic.
 */
@FunctionalInterface
public interface PortfolioEngine {
  /**
   * @param returns {@code [asset][day]}, {@code NaN} = missing; days with a missing return are left
   *     out for all assets
   * @return one weight per asset
   * @throws AllocationException when the returns do not determine weights
   */
  double[] weights(double[][] returns);
}
