package org.alluvium.kernels.portfolio;

import java.util.Arrays;
import java.util.List;
import org.alluvium.kernels.matrix.Cholesky;
import org.alluvium.kernels.optimisation.LinearConstraint;
import org.alluvium.kernels.optimisation.QuadraticProgram;
import org.alluvium.kernels.optimisation.QuadraticSolution;

/** Weights of the least variance under constraints; what is beyond rounding is a named failure. */
final class VarianceProgram {
  /** Share of the mean variance that is added to each where the covariance is singular. */
  private static final double RIDGE = 1e-10;

  private static final double MOST_RESIDUAL = 1e-9;

  private VarianceProgram() {}

  /**
   * The least xᵀΣx. Where assets are combinations of each other (more assets than days), the
   * solution is that with 1e-10 of the mean variance added to each: one of many, always the same.
   *
   * @throws AllocationException when the constraints contradict each other, or rounding is too much
   */
  static double[] least(double[][] covariance, List<LinearConstraint> constraints) {
    double mean = 0;
    for (int asset = 0; asset < covariance.length; asset++) {
      mean += covariance[asset][asset] / covariance.length;
    }
    double[][] scaled = scaled(covariance, mean);
    if (Cholesky.leading(scaled).size() < scaled.length) {
      for (int asset = 0; asset < scaled.length; asset++) {
        scaled[asset][asset] += RIDGE;
      }
    }
    return solved(new QuadraticProgram(scaled, new double[scaled.length], constraints));
  }

  private static double[][] scaled(double[][] covariance, double by) {
    return Arrays.stream(covariance)
        .map(row -> Arrays.stream(row).map(value -> value / by).toArray())
        .toArray(double[][]::new);
  }

  private static double[] solved(QuadraticProgram program) {
    try {
      QuadraticSolution solution = program.solve();
      if (!(solution.residual() <= MOST_RESIDUAL)) {
        throw AllocationException.of(
            AllocationException.Reason.NOT_SOLVED,
            "conditions of the minimum are missed by " + solution.residual());
      }
      return solution.values();
    } catch (AllocationException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw AllocationException.of(AllocationException.Reason.INFEASIBLE, e.getMessage());
    }
  }
}
