package org.alluvium.kernels.portfolio;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.alluvium.kernels.matrix.Cholesky;
import org.alluvium.kernels.optimisation.LinearConstraint;
import org.alluvium.kernels.optimisation.ProximalProgram;
import org.alluvium.kernels.optimisation.QuadraticProgram;
import org.alluvium.kernels.optimisation.QuadraticSolution;

/** The least variance under constraints; what is beyond rounding is a named failure. */
final class VarianceProgram {
  /** What is added to the variances of 1 where correlations are singular, or nearly. */
  private static final double RIDGE = 1e-10;

  private static final double MOST_RESIDUAL = 1e-9;

  private VarianceProgram() {}

  /**
   * The least xᵀCx + cᵀx, where variables beyond those of C enter by c and the constraints alone.
   * Where assets are combinations of each other (more assets than days), or nearly, the solution is
   * that with 1e-10 of its variance added to each: one of many, always the same.
   *
   * @param correlation C
   * @throws AllocationException when the constraints contradict each other, or rounding is too much
   */
  static double[] least(
      double[][] correlation, double[] linear, List<LinearConstraint> constraints) {
    double[][] definite = definite(correlation);
    double[] half = Arrays.stream(linear).map(value -> value / 2).toArray();
    return solved(
        half.length == definite.length
            ? new QuadraticProgram(definite, half, constraints)::solve
            : new ProximalProgram(definite, half, constraints)::solve);
  }

  /** By which weights become multiples of deviations: that of the first asset over each. */
  static double[] scales(double[][] covariance) {
    double[] scales = new double[covariance.length];
    for (int asset = 0; asset < scales.length; asset++) {
      scales[asset] = Math.sqrt(covariance[0][0] / covariance[asset][asset]);
    }
    return scales;
  }

  private static double[][] definite(double[][] correlation) {
    double[][] lower = shifted(correlation, -RIDGE);
    return Cholesky.leading(lower).size() == lower.length
        ? correlation
        : shifted(correlation, RIDGE);
  }

  private static double[][] shifted(double[][] matrix, double by) {
    double[][] shifted = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    for (int i = 0; i < shifted.length; i++) {
      shifted[i][i] += by;
    }
    return shifted;
  }

  private static double[] solved(Supplier<QuadraticSolution> program) {
    QuadraticSolution solution;
    try {
      solution = program.get();
    } catch (IllegalArgumentException e) {
      throw AllocationException.of(AllocationException.Reason.INFEASIBLE, e.getMessage());
    }
    if (!(solution.residual() <= MOST_RESIDUAL)) {
      throw AllocationException.of(
          AllocationException.Reason.NOT_SOLVED,
          "conditions of the minimum are missed by " + solution.residual());
    }
    return solution.values();
  }
}
