package org.alluvium.kernels.optimisation;

/**
 * Where a {@link QuadraticProgram} has its minimum.
 *
 * @param values x
 * @param multipliers one per constraint: what the minimum falls by when its bound gives way by one;
 *     at least 0 for an inequality, 0 where it does not bind
 * @param residual greatest violation of the conditions of Karush, Kuhn and Tucker: of the gradient
 *     relative to the greatest of |c| and |Q||x|, the sizes of what it is a sum of, so that it has
 *     a meaning where Qx itself vanishes; of a constraint relative to its length
 * @param steps that it took
 */
public record QuadraticSolution(
    double[] values, double[] multipliers, double residual, int steps) {}
