package org.alluvium.kernels.covariance;

import org.alluvium.kernels.check.Check;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The positive definite matrix nearest to one that is symmetric and should be a covariance, with
 * the same variances: projections onto the matrices without negative eigenvalues and onto those
 * with a unit diagonal, alternately, with Dykstra's correction, on the correlations. O(assets³) per
 * projection.
 *
 * <p>Reference: Higham, Computing the nearest correlation matrix (IMA Journal of Numerical
 * Analysis, 2002), algorithm 3.3.
 */
public final class NearestPositiveDefinite {
  /** Eigenvalues of the correlations end at this at least. */
  public static final double LEAST_EIGENVALUE = 1e-10;

  private static final int MOST_PROJECTIONS = 1_000;
  private static final double CONVERGED = 1e-11;

  private NearestPositiveDefinite() {}

  /**
   * Returns a covariance that is positive definite already as it is.
   *
   * @param covariance symmetric, finite, with positive variances
   * @throws IllegalArgumentException when it is not, or the projections do not meet
   */
  public static double[][] of(double[][] covariance) {
    int assets = covariance.length;
    double[] deviations = new double[assets];
    for (int i = 0; i < assets; i++) {
      Check.positive(covariance[i][i], "variance of asset " + i);
      deviations[i] = Math.sqrt(covariance[i][i]);
    }
    double[][] correlation = new double[assets][assets];
    for (int i = 0; i < assets; i++) {
      for (int j = 0; j < assets; j++) {
        correlation[i][j] = covariance[i][j] / deviations[i] / deviations[j];
      }
    }
    if (least(correlation) >= LEAST_EIGENVALUE / 2) {
      return covariance;
    }
    double[][] nearest = nearest(correlation);
    for (int i = 0; i < assets; i++) {
      for (int j = 0; j < assets; j++) {
        nearest[i][j] *= deviations[i] * deviations[j];
      }
    }
    return nearest;
  }

  private static double[][] nearest(double[][] correlation) {
    int assets = correlation.length;
    double[][] unit = correlation;
    double[][] correction = new double[assets][assets];
    for (int projection = 0; projection < MOST_PROJECTIONS; projection++) {
      double[][] corrected = combined(unit, -1, correction);
      double[][] positive = positive(corrected);
      correction = combined(positive, -1, corrected);
      double change = 0;
      double[][] next = new double[assets][assets];
      for (int i = 0; i < assets; i++) {
        for (int j = 0; j < assets; j++) {
          next[i][j] = i == j ? 1 : positive[i][j];
          change = Math.max(change, Math.abs(next[i][j] - unit[i][j]));
        }
      }
      unit = next;
      if (change <= CONVERGED) {
        return lifted(unit);
      }
    }
    throw new IllegalArgumentException(
        "no positive definite matrix was found within %d projections".formatted(MOST_PROJECTIONS));
  }

  /** Onto the matrices whose eigenvalues are all {@link #LEAST_EIGENVALUE} at least. */
  private static double[][] positive(double[][] matrix) {
    int assets = matrix.length;
    EigenDecompositionSymmetric eigen = decomposed(matrix);
    double[][] positive = new double[assets][assets];
    for (int k = 0; k < assets; k++) {
      double value = Math.max(LEAST_EIGENVALUE, eigen.getEigenvalue(k));
      double[] vector = eigen.getEigenvector(k).toArray();
      for (int i = 0; i < assets; i++) {
        for (int j = 0; j <= i; j++) {
          positive[i][j] += value * vector[i] * vector[j];
        }
      }
    }
    for (int i = 0; i < assets; i++) {
      for (int j = 0; j < i; j++) {
        positive[j][i] = positive[i][j];
      }
    }
    return positive;
  }

  /** The unit diagonal moves eigenvalues by rounding: what is missing comes from the rest. */
  private static double[][] lifted(double[][] unit) {
    double missing = LEAST_EIGENVALUE / 2 - least(unit);
    if (missing <= 0) {
      return unit;
    }
    double keep = 1 - 2 * missing;
    for (int i = 0; i < unit.length; i++) {
      for (int j = 0; j < unit.length; j++) {
        unit[i][j] = i == j ? 1 : keep * unit[i][j];
      }
    }
    return unit;
  }

  private static double least(double[][] matrix) {
    double least = Double.POSITIVE_INFINITY;
    for (double value : decomposed(matrix).getEigenvalues()) {
      least = Math.min(least, value);
    }
    return least;
  }

  private static EigenDecompositionSymmetric decomposed(double[][] matrix) {
    return new EigenDecompositionSymmetric(new Array2DRowRealMatrix(matrix, false));
  }

  private static double[][] combined(double[][] one, double factor, double[][] other) {
    double[][] sum = new double[one.length][one.length];
    for (int i = 0; i < one.length; i++) {
      for (int j = 0; j < one.length; j++) {
        sum[i][j] = one[i][j] + factor * other[i][j];
      }
    }
    return sum;
  }
}
