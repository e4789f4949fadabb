package org.alluvium.kernels.linear;

import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.matrix.Cholesky;
import org.alluvium.kernels.moments.Moments;
import org.alluvium.kernels.vector.DotProduct;

/**
 * Partial least squares of one target (PLS1) from sufficient statistics.
 *
 * <p>Features and target are standardised by the window's own means and deviations. Component h is
 * the combination Xwₕ that has the largest covariance with the target among those uncorrelated with
 * the components before it, and the target is regressed on the components. With the correlations R
 * of the features and r of features and target, and s = r at first, for each component:
 *
 * <ul>
 *   <li>weights w = s / √(sᵀRs), so that the component has variance 1;
 *   <li>loadings p = Rw, coefficient q = rᵀw; the coefficients of the features grow by q·w;
 *   <li>v = p made orthogonal to the directions v before it and of length 1, s ← s − v(vᵀs).
 * </ul>
 *
 * <p>That is SIMPLS, which for one target equals NIPALS; orthogonal projections are done twice, so
 * that rounding does not bring earlier directions back. O(k·p²) for k components of p features,
 * whatever the number of rows. The coefficient of a constant feature is 0, the model's penalty is
 * NaN. With as many components as the features have rank it is least squares; where that is reached
 * sooner (s is 0 but for rounding), further components add nothing. The same moments give the same
 * bits.
 *
 * <p>References: de Jong, SIMPLS: an alternative approach to partial least squares regression
 * (Chemometrics and Intelligent Laboratory Systems 18, 1993), table 1; Helland, On the structure of
 * partial least squares regression (1988). Equal to scikit-learn's PLSRegression(n_components =
 * components, scale = True).
 *
 * @param components at least 1, at most as many as the features have rank
 */
public record PartialLeastSquares(int components) implements MomentsRegression {
  /** Share of r that may be left by rounding when no covariance is left. */
  private static final double NOTHING = 1e-14;

  /** Checks the number of components. */
  public PartialLeastSquares {
    Check.atLeast(components, 1, "components of partial least squares");
  }

  /**
   * Fits a window.
   *
   * @throws IllegalArgumentException also if the features have a lower rank
   */
  @Override
  public LinearModel fit(Moments moments) {
    StandardisedWindow window = StandardisedWindow.of(moments, "partial least squares regression");
    double[][] correlations = window.correlations();
    double[] target = window.targetCorrelations();
    int rank = Cholesky.rank(correlations);
    Check.isTrue(
        components <= rank,
        "partial least squares with %d components: the %d features that vary have rank %d only; ask for at most %3$d components or start at a later cutoff"
            .formatted(components, target.length, rank));
    double nothing = NOTHING * length(target);
    double[] left = target.clone();
    double[][] directions = new double[components][];
    double[] coefficients = new double[target.length];
    for (int h = 0; h < components && length(left) > nothing; h++) {
      double[] loadings = multiply(correlations, left);
      double variance = DotProduct.of(left, loadings);
      double share = DotProduct.of(target, left) / variance;
      for (int i = 0; i < coefficients.length; i++) {
        coefficients[i] += share * left[i];
      }
      directions[h] = scaled(project(project(loadings, directions, h), directions, h));
      left = project(project(left, directions, h + 1), directions, h + 1);
    }
    return window.model(coefficients, Double.NaN);
  }

  /** What is left of a vector without its parts along the first directions, in their order. */
  private static double[] project(double[] vector, double[][] directions, int count) {
    double[] rest = vector.clone();
    for (int h = 0; h < count; h++) {
      double part = DotProduct.of(rest, directions[h]);
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= part * directions[h][i];
      }
    }
    return rest;
  }

  private static double[] scaled(double[] vector) {
    double[] unit = vector.clone();
    double length = length(vector);
    for (int i = 0; i < unit.length; i++) {
      unit[i] /= length;
    }
    return unit;
  }

  private static double[] multiply(double[][] matrix, double[] vector) {
    double[] product = new double[vector.length];
    for (int i = 0; i < product.length; i++) {
      product[i] = DotProduct.of(matrix[i], vector);
    }
    return product;
  }

  private static double length(double[] vector) {
    return Math.sqrt(DotProduct.of(vector, vector));
  }
}
