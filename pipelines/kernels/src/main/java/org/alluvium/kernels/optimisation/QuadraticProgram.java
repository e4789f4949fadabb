package org.alluvium.kernels.optimisation;

import java.util.List;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.matrix.Cholesky;

/**
 * Minimises ½xᵀQx + cᵀx under linear constraints, for a positive definite Q.
 *
 * <p>By the dual method: from the minimum without constraints it takes in, one by one, the
 * constraint that is violated most, and lets go those that do not hold it back any more. Every
 * constraint costs O(p²), none is a parameter of a tolerance to be set: it ends at a point where
 * all hold and nothing violates the conditions of Karush, Kuhn and Tucker but rounding. The order
 * of all sums is fixed. Setting up costs O(p³).
 *
 * <p>Reference: Goldfarb and Idnani, A numerically stable dual method for solving strictly convex
 * quadratic programs (Mathematical Programming 27, 1983).
 *
 * @param quadratic Q, p × p; the lower triangle is read
 * @param linear c, p
 * @param constraints in any order
 */
public record QuadraticProgram(
    double[][] quadratic, double[] linear, List<LinearConstraint> constraints) {
  public QuadraticProgram {
    Check.sameLength(linear.length, quadratic.length, "quadratic");
    constraints = List.copyOf(constraints);
    for (LinearConstraint constraint : constraints) {
      for (int variable : constraint.variables()) {
        Check.isTrue(
            variable >= 0 && variable < linear.length,
            () ->
                "variable of a constraint must be below %d, got %d"
                    .formatted(linear.length, variable));
      }
    }
  }

  /**
   * Solves it.
   *
   * @throws IllegalArgumentException when Q is not positive definite, or the constraints contradict
   *     each other
   */
  public QuadraticSolution solve() {
    Cholesky factor = Cholesky.leading(quadratic);
    Check.isTrue(
        factor.size() == linear.length,
        () ->
            "the quadratic form is not positive definite at variable %d of %d"
                .formatted(factor.size(), linear.length));
    return new DualActiveSet(this, factor).solve();
  }

  /**
   * How far x and multipliers are from the conditions of Karush, Kuhn and Tucker: see {@link
   * QuadraticSolution}.
   */
  double residual(double[] x, double[] multipliers) {
    double[] gradient = linear.clone();
    double scale = 0;
    for (int i = 0; i < x.length; i++) {
      double parts = 0;
      for (int j = 0; j < x.length; j++) {
        double part = (j <= i ? quadratic[i][j] : quadratic[j][i]) * x[j];
        gradient[i] += part;
        parts += Math.abs(part);
      }
      scale = Math.max(scale, Math.max(Math.abs(linear[i]), parts));
    }
    double worst = 0;
    for (int index = 0; index < multipliers.length; index++) {
      LinearConstraint constraint = constraints.get(index);
      constraint.addTo(gradient, -multipliers[index]);
      double slack = constraint.slack(x);
      boolean binds = constraint.isEquality() || multipliers[index] != 0;
      double violation = binds ? Math.abs(slack) : Math.max(0, -slack);
      worst = Math.max(worst, violation / constraint.length());
    }
    for (double part : gradient) {
      worst = Math.max(worst, scale == 0 ? 0 : Math.abs(part) / scale);
    }
    return worst;
  }
}
