package org.alluvium.kernels.linear;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.matrix.Cholesky;
import org.alluvium.kernels.moments.MomentsAccumulator;
import org.alluvium.kernels.regression.RowsRegression;

/**
 * Linear regression that outliers pull on with a bounded force. It needs all rows: every refit is a
 * full one, unlike those of the other models of this package.
 *
 * <p>Features and target are standardised by the window's own means and population deviations. With
 * residuals r and a scale σ that is estimated with them, Σ (σ + H(r/σ)·σ) + α‖b‖² is minimised,
 * H(z) = z² for |z| ≤ ε and 2ε|z| − ε² beyond, α = penalty · n. It is convex; Newton's method with
 * a step that is damped by the slope, and halved until it descends, finds the minimum. O(n·p²) per
 * step, some ten steps. The coefficient of a constant feature is 0. The same rows in the same order
 * give the same bits.
 *
 * <p>Reference: Owen, A robust hybrid of lasso and ridge regression (2007), section 3; Huber,
 * Robust Statistics (1981), section 7.7; the objective of scikit-learn's HuberRegressor.
 *
 * @param penalty per row, at least 0
 * @param epsilon ε, above 1: where the force of a residual stops to grow, in units of σ
 */
public record HuberRegression(double penalty, double epsilon) implements RowsRegression {
  /** ε at which normal errors lose 5 % of efficiency. */
  public static final double USUAL_EPSILON = 1.35;

  private static final double FLAT = 1e-11;
  private static final double FLAT_BUT_FOR_ROUNDING = 1e-7;

  /** A scale this small says that the features explain the target wholly. */
  private static final double VANISHING = 1e-10;

  private static final int MOST_STEPS = 200;

  /** Checks the settings. */
  public HuberRegression {
    Check.notNegative(penalty, "huber penalty");
    Check.isTrue(Double.isFinite(penalty), "huber penalty must be finite, got " + penalty);
    Check.isTrue(
        epsilon > 1 && Double.isFinite(epsilon),
        "huber epsilon must be > 1 and finite, got " + epsilon);
  }

  /**
   * Fits a window.
   *
   * @param rows features…, target; complete, at least two
   * @throws IllegalArgumentException as for {@link Ridge}, or when no minimum is found
   */
  @Override
  public LinearModel fit(double[][] rows) {
    Check.atLeast(rows.length, 2, "rows of a huber regression");
    StandardisedWindow window =
        StandardisedWindow.of(MomentsAccumulator.of(rows, rows[0].length), "huber regression");
    HuberObjective objective = new HuberObjective(window.standardised(rows), penalty, epsilon);
    double[] minimum = minimum(objective, window.features());
    double[] standardised = Arrays.copyOf(minimum, minimum.length - 2);
    return window.model(standardised, minimum[minimum.length - 2], penalty);
  }

  private static double[] minimum(HuberObjective objective, int[] features) {
    double[] at = new double[objective.parameters()];
    at[at.length - 1] = 1;
    int[] names = Arrays.copyOf(features, at.length);
    HuberObjective.Terms terms = objective.terms(at);
    for (int step = 0; step < MOST_STEPS && terms.slope() > FLAT; step++) {
      double[] next = descended(objective, at, terms, names);
      if (Arrays.equals(next, at) || at[at.length - 1] < VANISHING) {
        break;
      }
      at = next;
      terms = objective.terms(at);
    }
    Check.isTrue(
        terms.slope() < FLAT_BUT_FOR_ROUNDING || at[at.length - 1] < VANISHING,
        "huber regression found no minimum (slope %s per row); pass a larger penalty"
            .formatted(terms.slope()));
    return at;
  }

  /**
   * A Newton step; the place itself when not even the smallest part of it descends, but for
   * rounding.
   */
  private static double[] descended(
      HuberObjective objective, double[] at, HuberObjective.Terms terms, int[] names) {
    double[][] damped = terms.hessian();
    double[] right = new double[at.length];
    double descent = 0;
    for (int i = 0; i < at.length; i++) {
      damped[i][i] += terms.slope();
      right[i] = -terms.gradient()[i];
    }
    double[] direction = Cholesky.factor(damped, names).solve(right);
    for (int i = 0; i < at.length; i++) {
      descent += direction[i] * right[i];
    }
    double rounding = 4 * Math.ulp(terms.value());
    for (double part = 1; part > 1e-12; part /= 2) {
      double[] next = new double[at.length];
      for (int i = 0; i < at.length; i++) {
        next[i] = at[i] + part * direction[i];
      }
      if (next[at.length - 1] > 0
          && objective.value(next) <= terms.value() - 1e-4 * part * descent + rounding) {
        return next;
      }
    }
    return at;
  }
}
