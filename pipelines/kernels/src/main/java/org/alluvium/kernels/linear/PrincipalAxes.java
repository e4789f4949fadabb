package org.alluvium.kernels.linear;

import java.util.Arrays;
import org.alluvium.kernels.vector.DotProduct;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * A standardised window turned to the axes on which its features are uncorrelated: R = VDVᵀ, q =
 * Vᵀr for the correlations R of the features and r with the target. Every ridge then costs O(p).
 *
 * <p>Axes whose variance is at most p·2⁻⁵² of the largest are rounding: they count as 0, and so
 * does what the target would have on them. The same window gives the same bits.
 */
final class PrincipalAxes {
  private static final double EPSILON = 0x1.0p-52;

  private final double[] variances;
  private final double[][] axes;
  private final double[] target;

  private PrincipalAxes(double[] variances, double[][] axes, double[] target) {
    this.variances = variances;
    this.axes = axes;
    this.target = target;
  }

  /** Decomposes in O(p³); without a feature that varies there is no axis. */
  static PrincipalAxes of(StandardisedWindow window) {
    double[] correlations = window.targetCorrelations();
    int size = correlations.length;
    if (size == 0) {
      return new PrincipalAxes(new double[0], new double[0][], new double[0]);
    }
    EigenDecompositionSymmetric eigen =
        new EigenDecompositionSymmetric(new Array2DRowRealMatrix(window.correlations(), false));
    double[] variances = eigen.getEigenvalues();
    double least = size * EPSILON * variances[0];
    int kept = (int) Arrays.stream(variances).filter(variance -> variance > least).count();
    double[][] axes = Arrays.copyOf(eigen.getVT().getData(), kept);
    double[] target = new double[kept];
    Arrays.setAll(target, k -> DotProduct.of(axes[k], correlations));
    return new PrincipalAxes(Arrays.copyOf(variances, kept), axes, target);
  }

  /** Coefficients on the axes for a penalty per row: cₖ = qₖ / (dₖ + penalty). */
  double[] ridge(double penalty) {
    double[] coefficients = new double[target.length];
    Arrays.setAll(coefficients, k -> target[k] / (variances[k] + penalty));
    return coefficients;
  }

  /** Coefficients that the data determine rather than the penalty: Σ dₖ / (dₖ + penalty). */
  double determined(double penalty) {
    double sum = 0;
    for (double variance : variances) {
      sum += variance / (variance + penalty);
    }
    return sum;
  }

  /** Share of the target's variance that is left: 1 − 2 Σ cₖqₖ + Σ dₖcₖ², never below 0. */
  double unexplained(double[] coefficients) {
    double sum = 1;
    for (int k = 0; k < coefficients.length; k++) {
      sum -= coefficients[k] * (2 * target[k] - variances[k] * coefficients[k]);
    }
    return Math.max(sum, 0);
  }

  /** Coefficients of the features that vary, from those on the axes. */
  double[] ofFeatures(double[] coefficients) {
    double[] features = new double[axes.length == 0 ? 0 : axes[0].length];
    for (int k = 0; k < axes.length; k++) {
      for (int i = 0; i < features.length; i++) {
        features[i] += coefficients[k] * axes[k][i];
      }
    }
    return features;
  }
}
