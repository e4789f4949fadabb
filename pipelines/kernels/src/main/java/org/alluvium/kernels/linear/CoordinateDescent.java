package org.alluvium.kernels.linear;

/**
 * Minimum of a {@link Penalised} problem by cyclic coordinate descent with covariance updates.
 *
 * <p>A sweep sets every coefficient in turn to its best value given the others, bⱼ ← S(rⱼ − Σ_{i≠j}
 * Rⱼᵢbᵢ, absolute) / (1 + squared) with the soft threshold S(z, c) = sign(z)·max(|z| − c, 0), and
 * keeps r − Rb up to date. As soon as a sweep changes no sign, {@link ActiveSet} solves the
 * equations of the coefficients that are not 0, and the conditions of a minimum are checked for
 * all. If one is missed by more than 10⁻¹², in units of correlation, sweeping goes on from there.
 * No step makes the objective larger.
 *
 * <p>Reference: Friedman, Hastie and Tibshirani, Regularization Paths for Generalized Linear Models
 * via Coordinate Descent (Journal of Statistical Software, 2010), sections 2.1 and 2.2.
 */
final class CoordinateDescent {
  private static final double TOLERANCE = 1e-12;

  private final Penalised problem;
  private final double[] coefficients;
  private double[] residual;

  private CoordinateDescent(Penalised problem, double[] start) {
    this.problem = problem;
    this.coefficients = start.clone();
    this.residual = problem.residual(coefficients);
  }

  /**
   * @param start where to begin: zeros, or the solution of a problem nearby
   * @param maximumSweeps after which to give up
   * @throws IllegalArgumentException if the conditions of a minimum are not met by then
   */
  static double[] minimise(Penalised problem, double[] start, int maximumSweeps) {
    CoordinateDescent descent = new CoordinateDescent(problem, start);
    for (int sweeps = 0; sweeps < maximumSweeps; sweeps++) {
      if (!descent.sweep() && descent.settled()) {
        return descent.coefficients;
      }
    }
    throw new IllegalArgumentException(
        "elastic net with penalty·mix = %s and penalty·(1 − mix) = %s did not converge in %d sweeps (a condition of the minimum is missed by %s): pass a larger penalty or a mix below 1, or drop features that repeat one another"
            .formatted(
                problem.absolute(),
                problem.squared(),
                maximumSweeps,
                problem.violation(descent.coefficients)));
  }

  /** Whether the exact solution of the present signs meets the conditions of a minimum. */
  private boolean settled() {
    ActiveSet.settle(problem, coefficients);
    residual = problem.residual(coefficients);
    return problem.violation(coefficients) <= TOLERANCE;
  }

  /** Whether a sign changed. */
  private boolean sweep() {
    boolean changed = false;
    for (int j = 0; j < coefficients.length; j++) {
      double before = coefficients[j];
      double partial = residual[j] + before;
      double after =
          Math.abs(partial) <= problem.absolute()
              ? 0
              : (partial - Math.copySign(problem.absolute(), partial)) / (1 + problem.squared());
      if (after != before) {
        coefficients[j] = after;
        subtract(problem.correlations()[j], after - before);
        changed |= Math.signum(after) != Math.signum(before);
      }
    }
    return changed;
  }

  private void subtract(double[] correlations, double change) {
    for (int i = 0; i < residual.length; i++) {
      residual[i] -= correlations[i] * change;
    }
  }
}
