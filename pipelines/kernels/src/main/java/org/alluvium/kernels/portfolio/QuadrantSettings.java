package org.alluvium.kernels.portfolio;

import org.alluvium.kernels.check.Check;

/**
 * What {@link ClusteredAllocation} does while the market is in a quadrant.
 *
 * @param penalty L2: how many mean variances are added to each variance; 0 is the least variance,
 *     the greater it is the more even are weights
 * @param sleeve share of the book that the highest-scored winners have, 0 to 1; the core has the
 *     rest
 */
public record QuadrantSettings(double penalty, double sleeve) {
  public QuadrantSettings {
    Check.isTrue(
        penalty >= 0 && penalty < Double.POSITIVE_INFINITY,
        () -> "L2 penalty must be finite and >= 0, got " + penalty);
    Check.isTrue(
        sleeve >= 0 && sleeve <= 1, () -> "aggressor sleeve must be within 0 and 1, got " + sleeve);
  }
}
