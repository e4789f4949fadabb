package org.alluvium.kernels.linear;

import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.moments.Moments;

/**
 * Automatic relevance determination (ARD) from sufficient statistics: a linear model in which every
 * feature has a penalty of its own, found by the evidence of the window, and features that the
 * evidence makes negligible are left out.
 *
 * <p>Features and target are standardised by the window's own means and population deviations. The
 * noise has precision α, coefficient bᵢ has precision λᵢ, all with the flat prior Gamma(a, a), a =
 * 10⁻⁶. With n rows, the correlations R of the features and r of features and target:
 *
 * <pre>
 *   Σ = (αnR + diag(λ))⁻¹,  b = αnΣr,  γᵢ = 1 − λᵢΣᵢᵢ
 *   λᵢ = (γᵢ + 2a) / (bᵢ² + 2a),  α = (n − Σγᵢ + 2a) / (‖y − Xb‖² + 2a)
 * </pre>
 *
 * <p>These are repeated from α = λᵢ = 1; a feature with λᵢ at or above the pruning precision is
 * left out from then on, its coefficient is 0. The end is when the fitted values change by at most
 * the tolerance: root of the mean square, in deviations of the target. O(p³) per repetition; no row
 * is looked at. {@link LinearModel#penalty} is NaN: there is not one.
 *
 * <p>Features that almost repeat one another share their coefficient in a way that the evidence
 * hardly decides: predictions agree, shares may not. Where the last digits of the correlations move
 * the fitted values by more than the tolerance, the end is when the change is no more than those
 * digits explain and has not become smaller for 100 repetitions.
 *
 * <p>The coefficient of a constant feature is 0. When every feature is left out, the mean is
 * predicted. The same moments give the same bits. The evidence may have several maxima: which is
 * found follows from the start, never from chance.
 *
 * <p>References: MacKay, Bayesian Nonlinear Modeling for the Prediction Competition (ASHRAE
 * Transactions, 1994); Tipping, Sparse Bayesian Learning (JMLR, 2001). Equal to scikit-learn's
 * StandardScaler followed by ARDRegression with a tolerance of 10⁻¹²; its default of 10⁻³ stops
 * earlier.
 *
 * @param pruningPrecision λ from which a feature is left out, above 1
 * @param tolerance of the last change, above 0
 * @param iterations most repetitions, at least 1; 100 for a usual window, thousands when features
 *     almost repeat one another
 */
public record AutomaticRelevanceDetermination(
    double pruningPrecision, double tolerance, int iterations) implements MomentsRegression {
  private static final double PRUNING_PRECISION = 1e4;
  private static final double TOLERANCE = 1e-12;
  private static final int ITERATIONS = 100_000;
  private static final int PATIENCE = 100;

  /** Checks the settings. */
  public AutomaticRelevanceDetermination {
    Check.isTrue(
        pruningPrecision > 1,
        "pruning precision of automatic relevance determination must be > 1, got "
            + pruningPrecision);
    Check.positive(tolerance, "tolerance of automatic relevance determination");
    Check.atLeast(iterations, 1, "iterations of automatic relevance determination");
  }

  /** Pruning precision 10 000, tolerance 10⁻¹², at most 100 000 repetitions. */
  public static AutomaticRelevanceDetermination standard() {
    return new AutomaticRelevanceDetermination(PRUNING_PRECISION, TOLERANCE, ITERATIONS);
  }

  /**
   * Fits a window.
   *
   * @throws IllegalArgumentException if there are too few rows or columns, the target is constant,
   *     or features that depend on one another explain it beyond rounding
   * @throws ArithmeticException if the fitted values still change by more than the tolerance after
   *     the last repetition
   */
  @Override
  public LinearModel fit(Moments moments) {
    StandardisedWindow window = StandardisedWindow.of(moments, "automatic relevance determination");
    RelevanceSearch search = new RelevanceSearch(window, pruningPrecision);
    double change = Double.NaN;
    double smallest = Double.POSITIVE_INFINITY;
    int waited = 0;
    for (int i = 0; i < iterations; i++) {
      change = search.update();
      waited = change < smallest ? 0 : waited + 1;
      smallest = Math.min(smallest, change);
      if (change <= tolerance || waited >= PATIENCE && change <= search.rounding()) {
        return window.model(search.coefficients(), Double.NaN);
      }
    }
    throw NotConverged.after(
        iterations, tolerance, "automatic relevance determination", "fitted values", change);
  }
}
