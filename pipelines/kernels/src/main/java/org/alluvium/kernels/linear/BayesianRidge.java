package org.alluvium.kernels.linear;

import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.moments.Moments;

/**
 * Bayesian ridge regression from sufficient statistics: ridge whose penalty is found by the
 * evidence of the window itself.
 *
 * <p>Features and target are standardised by the window's own means and population deviations. The
 * noise has precision α, all coefficients b have precision λ, both with the flat prior Gamma(a, a),
 * a = 10⁻⁶. With n rows, the eigenvalues dₖ of the features' correlations and κ = λ/(αn):
 *
 * <pre>
 *   b minimises ‖y − Xb‖² + κn‖b‖²,  γ = Σ dₖ / (dₖ + κ)
 *   λ = (γ + 2a) / (‖b‖² + 2a),  α = (n − γ + 2a) / (‖y − Xb‖² + 2a)
 * </pre>
 *
 * <p>These are repeated from α = λ = 1 until Σ |Δbₖ| along the principal axes, where a coefficient
 * of 1 is a deviation of the target per deviation of a feature, is at most the tolerance. One
 * eigen-decomposition in O(p³), then O(p) per repetition; no row is looked at. {@link
 * LinearModel#penalty} is κ: {@link Ridge} with that penalty gives the same coefficients.
 *
 * <p>The coefficient of a constant feature is 0. Features that repeat one another are no error: a
 * direction without variance gets no coefficient. The same moments give the same bits. Residuals
 * below 10⁻¹⁵ of the target's variance drown in rounding; the prior then sets the noise.
 *
 * <p>References: MacKay, Bayesian Interpolation (Neural Computation, 1992); Tipping, Sparse
 * Bayesian Learning (JMLR, 2001), appendix A. Equal to scikit-learn's StandardScaler followed by
 * BayesianRidge with the same tolerance; its default of 10⁻³ stops earlier.
 *
 * @param tolerance of the last change, above 0; the error that is left is a few times the tolerance
 * @param iterations most repetitions, at least 1; real windows need some 30
 */
public record BayesianRidge(double tolerance, int iterations) implements MomentsRegression {
  private static final double TOLERANCE = 1e-12;
  private static final int ITERATIONS = 10_000;
  private static final double PRIOR = 1e-6;

  /** Checks the settings. */
  public BayesianRidge {
    Check.positive(tolerance, "tolerance of Bayesian ridge");
    Check.atLeast(iterations, 1, "iterations of Bayesian ridge");
  }

  /** Tolerance 10⁻¹², at most 10 000 repetitions. */
  public static BayesianRidge standard() {
    return new BayesianRidge(TOLERANCE, ITERATIONS);
  }

  /**
   * Fits a window.
   *
   * @throws IllegalArgumentException if there are too few rows or columns, or the target is
   *     constant
   * @throws ArithmeticException if the coefficients still change by more than the tolerance after
   *     the last repetition
   */
  @Override
  public LinearModel fit(Moments moments) {
    StandardisedWindow window = StandardisedWindow.of(moments, "Bayesian ridge");
    PrincipalAxes axes = PrincipalAxes.of(window);
    double penalty = 1.0 / window.rows();
    double[] coefficients = axes.ridge(penalty);
    double change = Double.NaN;
    for (int i = 0; i < iterations; i++) {
      penalty = likelierPenalty(axes, coefficients, penalty, window.rows());
      double[] next = axes.ridge(penalty);
      change = distance(coefficients, next);
      if (change <= tolerance) {
        return window.model(axes.ofFeatures(next), penalty);
      }
      coefficients = next;
    }
    throw NotConverged.after(iterations, tolerance, "Bayesian ridge", "coefficients", change);
  }

  private static double likelierPenalty(
      PrincipalAxes axes, double[] coefficients, double penalty, long rows) {
    double determined = axes.determined(penalty);
    double squares = 0;
    for (double coefficient : coefficients) {
      squares += coefficient * coefficient;
    }
    double residuals = rows * axes.unexplained(coefficients);
    double weightPrecision = (determined + 2 * PRIOR) / (squares + 2 * PRIOR);
    double noisePrecision = (rows - determined + 2 * PRIOR) / (residuals + 2 * PRIOR);
    return weightPrecision / noisePrecision / rows;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += Math.abs(a[k] - b[k]);
    }
    return sum;
  }
}
