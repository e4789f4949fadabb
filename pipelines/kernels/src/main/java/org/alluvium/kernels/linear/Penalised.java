package org.alluvium.kernels.linear;

/**
 * ½bᵀRb − rᵀb + absolute·Σ|bᵢ| + ½·squared·Σ bᵢ², to be minimised over b.
 *
 * <p>With the gradient gᵢ = rᵢ − (Rb)ᵢ − squared·bᵢ, b is a minimum if and only if gᵢ =
 * absolute·sign(bᵢ) where bᵢ is not 0 and |gᵢ| ≤ absolute where it is (Karush, Kuhn and Tucker).
 *
 * @param correlations R, 1 on the diagonal
 * @param targetCorrelations r
 */
@SuppressWarnings("ArrayRecordComponent")
record Penalised(
    double[][] correlations, double[] targetCorrelations, double absolute, double squared) {

  /** r − Rb, from its definition. */
  double[] residual(double[] b) {
    double[] residual = targetCorrelations.clone();
    for (int j = 0; j < b.length; j++) {
      if (b[j] != 0) {
        for (int i = 0; i < residual.length; i++) {
          residual[i] -= correlations[j][i] * b[j];
        }
      }
    }
    return residual;
  }

  /** By how much the conditions of a minimum are missed, at most, in units of correlation. */
  double violation(double[] b) {
    double[] residual = residual(b);
    double worst = 0;
    for (int i = 0; i < b.length; i++) {
      double miss = b[i] == 0 ? Math.abs(residual[i]) - absolute : Math.abs(miss(residual, b, i));
      worst = Math.max(worst, miss);
    }
    return worst;
  }

  /** gᵢ − absolute·sign(bᵢ), for bᵢ not 0: how fast the objective falls when bᵢ grows. */
  double miss(double[] residual, double[] b, int i) {
    return residual[i] - squared * b[i] - absolute * Math.signum(b[i]);
  }
}
