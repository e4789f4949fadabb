package org.alluvium.kernels.linear;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.alluvium.kernels.matrix.Cholesky;

/**
 * The exact minimum of a {@link Penalised} problem over the coefficients that are not 0, signs
 * kept.
 *
 * <p>With A the coefficients that are not 0 and s their signs, the minimum solves (R_AA +
 * squared·I) b_A = r_A − absolute·s. If a sign would change on the way there, the way ends where
 * the first coefficient reaches 0; that one leaves A and the rest is solved again. Where a feature
 * of A is a linear combination of others, (R_AA) v = 0 for a direction v along which predictions
 * stay: coefficients move along it, the objective not growing, until one reaches 0. At most p
 * solutions of O(p³/3).
 *
 * <p>References: Osborne, Presnell and Turlach, A new approach to variable selection in least
 * squares problems (2000), section 3; for dependent features Tibshirani, The lasso problem and
 * uniqueness (2013), section 2.2 and lemma 14.
 */
final class ActiveSet {
  private final Penalised problem;
  private final double[] coefficients;

  private ActiveSet(Penalised problem, double[] coefficients) {
    this.problem = problem;
    this.coefficients = coefficients;
  }

  /** Moves the coefficients to that minimum, in place. */
  static void settle(Penalised problem, double[] coefficients) {
    ActiveSet set = new ActiveSet(problem, coefficients);
    while (!set.solve()) {
      // Each solution that fails sets a coefficient to 0: there are at most p of them.
    }
  }

  /** Whether the minimum is reached; otherwise a coefficient was set to 0. */
  private boolean solve() {
    int[] active =
        IntStream.range(0, coefficients.length).filter(i -> coefficients[i] != 0).toArray();
    double[][] system = system(active);
    Cholesky factor = Cholesky.leading(system);
    if (factor.size() < active.length) {
      moveUntilOneIsZero(active, predictionsStay(active, system[factor.size()], factor));
      return false;
    }
    double[] minimum = factor.solve(right(active));
    double[] step = new double[active.length];
    boolean signsStay = true;
    for (int k = 0; k < active.length; k++) {
      step[k] = minimum[k] - coefficients[active[k]];
      signsStay &= Math.signum(minimum[k]) == Math.signum(coefficients[active[k]]);
    }
    if (!signsStay) {
      moveUntilOneIsZero(active, step);
      return false;
    }
    for (int k = 0; k < active.length; k++) {
      coefficients[active[k]] = minimum[k];
    }
    return true;
  }

  private double[][] system(int[] active) {
    double[][] system = new double[active.length][active.length];
    for (int k = 0; k < active.length; k++) {
      for (int l = 0; l < k; l++) {
        system[k][l] = problem.correlations()[active[k]][active[l]];
      }
      system[k][k] = 1 + problem.squared();
    }
    return system;
  }

  private double[] right(int[] active) {
    double[] right = new double[active.length];
    for (int k = 0; k < active.length; k++) {
      double sign = Math.signum(coefficients[active[k]]);
      right[k] = problem.targetCorrelations()[active[k]] - problem.absolute() * sign;
    }
    return right;
  }

  /** v with R_AA v = 0, in the direction in which the objective does not grow. */
  private double[] predictionsStay(int[] active, double[] dependent, Cholesky before) {
    double[] combination = before.solve(dependent);
    double[] direction = Arrays.copyOf(combination, active.length);
    direction[before.size()] = -1;
    double[] residual = problem.residual(coefficients);
    double gain = 0;
    for (int k = 0; k <= before.size(); k++) {
      gain += direction[k] * problem.miss(residual, coefficients, active[k]);
    }
    return gain < 0 ? reversed(direction) : direction;
  }

  private static double[] reversed(double[] direction) {
    return Arrays.stream(direction).map(part -> -part).toArray();
  }

  /** Moves along a step until the first coefficient is 0; if none shrinks, the other way. */
  private void moveUntilOneIsZero(int[] active, double[] step) {
    int first = -1;
    double length = Double.POSITIVE_INFINITY;
    for (int k = 0; k < active.length; k++) {
      double reach = -coefficients[active[k]] / step[k];
      if (reach >= 0 && reach < length) {
        first = k;
        length = reach;
      }
    }
    if (first < 0) {
      moveUntilOneIsZero(active, reversed(step));
      return;
    }
    for (int k = 0; k < active.length; k++) {
      double before = coefficients[active[k]];
      double after = before + length * step[k];
      coefficients[active[k]] = k == first || Math.signum(after) != Math.signum(before) ? 0 : after;
    }
  }
}
