package org.alluvium.kernels.optimisation;

import java.util.List;
import org.alluvium.kernels.check.Check;

/**
 * Minimises ½xᵀQx + cᵀx under linear constraints where only the first of the variables have a
 * positive definite Q, and the others enter linearly or not at all: sizes, trades, multiples.
 *
 * <p>By proximal points: each step solves the {@link QuadraticProgram} in which the others are
 * pulled to where they were, and its solution is that of the program itself where they stay. What
 * the pull leaves shows in the residual, which is of the program itself. Some three steps.
 *
 * <p>Reference: Rockafellar, Monotone operators and the proximal point algorithm (SIAM Journal on
 * Control and Optimization 14, 1976).
 *
 * @param quadratic Q of the first variables
 * @param linear c of all variables
 * @param constraints in any order
 */
public record ProximalProgram(
    double[][] quadratic, double[] linear, List<LinearConstraint> constraints) {
  private static final double PULL = 1e-5;
  private static final double CONVERGED = 1e-13;
  private static final double ENOUGH = 1e-10;
  private static final int MOST_STEPS = 30;

  public ProximalProgram {
    Check.isTrue(
        quadratic.length <= linear.length,
        "there are %d variables, but a quadratic form of %d"
            .formatted(linear.length, quadratic.length));
    constraints = List.copyOf(constraints);
  }

  /**
   * Solves it, as far as the residual says.
   *
   * @throws IllegalArgumentException when Q is not positive definite, or the constraints contradict
   *     each other
   */
  public QuadraticSolution solve() {
    double[][] pulled = wider(PULL);
    QuadraticProgram itself = new QuadraticProgram(wider(0), linear, constraints);
    QuadraticSolution best = null;
    double[] place = new double[linear.length];
    int steps = 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] towards = linear.clone();
      for (int i = quadratic.length; i < place.length; i++) {
        towards[i] -= PULL * place[i];
      }
      QuadraticSolution found = new QuadraticProgram(pulled, towards, constraints).solve();
      steps += found.steps();
      place = found.values();
      double residual = itself.residual(place, found.multipliers());
      boolean better = best == null || residual < best.residual() / 2;
      if (best == null || residual < best.residual()) {
        best = new QuadraticSolution(place, found.multipliers(), residual, steps);
      }
      if (residual <= CONVERGED || (best.residual() <= ENOUGH && !better)) {
        break;
      }
    }
    return best;
  }

  private double[][] wider(double diagonal) {
    double[][] wider = new double[linear.length][linear.length];
    for (int i = 0; i < linear.length; i++) {
      if (i < quadratic.length) {
        System.arraycopy(quadratic[i], 0, wider[i], 0, quadratic.length);
      } else {
        wider[i][i] = diagonal;
      }
    }
    return wider;
  }
}
