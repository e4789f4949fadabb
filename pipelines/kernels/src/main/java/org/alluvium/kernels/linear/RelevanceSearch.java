package org.alluvium.kernels.linear;

import java.util.Arrays;
import org.alluvium.kernels.matrix.Cholesky;

/**
 * State of {@link AutomaticRelevanceDetermination} on one window, in standardised units: the
 * precisions and the posterior that follows from them. Not thread-safe.
 */
final class RelevanceSearch {
  private static final double PRIOR = 1e-6;
  private static final double EPSILON = 0x1.0p-52;

  private final double[][] correlations;
  private final double[] target;
  private final int[] names;
  private final long rows;
  private final double pruningPrecision;

  private double noisePrecision = 1;
  private final double[] precisions;
  private int[] kept;

  /** Of the kept features, in their order. */
  private double[] keptCoefficients;

  private double[] keptVariances;

  RelevanceSearch(StandardisedWindow window, double pruningPrecision) {
    this.correlations = window.correlations();
    this.target = window.targetCorrelations();
    this.names = window.features();
    this.rows = window.rows();
    this.pruningPrecision = pruningPrecision;
    this.precisions = new double[target.length];
    Arrays.fill(precisions, 1);
    keepRelevant();
    solve();
  }

  /**
   * One step: precisions from the posterior, pruning, the posterior from the precisions.
   *
   * @return how far the fitted values moved: root of their mean squared change, in deviations of
   *     the target
   */
  double update() {
    double[] change = coefficients();
    updatePrecisions();
    keepRelevant();
    solve();
    for (int i = 0; i < kept.length; i++) {
      change[kept[i]] -= keptCoefficients[i];
    }
    return Math.sqrt(Math.max(squaredLength(change), 0));
  }

  private void updatePrecisions() {
    double residuals = rows * unexplained();
    double determined = 0;
    for (int i = 0; i < kept.length; i++) {
      double share = 1 - precisions[kept[i]] * keptVariances[i];
      double coefficient = keptCoefficients[i];
      determined += share;
      precisions[kept[i]] = (share + 2 * PRIOR) / (coefficient * coefficient + 2 * PRIOR);
    }
    noisePrecision = (rows - determined + 2 * PRIOR) / (residuals + 2 * PRIOR);
  }

  /** One per feature that varies; 0 for one that is left out. */
  double[] coefficients() {
    double[] coefficients = new double[target.length];
    for (int i = 0; i < kept.length; i++) {
      coefficients[kept[i]] = keptCoefficients[i];
    }
    return coefficients;
  }

  /**
   * How far the fitted values may move when every correlation is wrong by 2⁻⁵², in the units of
   * {@link #update}: √(αn) Σ √Σᵢᵢ |δvᵢ| for δv = δr − δR·b, as αnR ≤ Σ⁻¹.
   */
  double rounding() {
    double size = Arrays.stream(keptCoefficients).map(Math::abs).sum();
    double sum = 0;
    for (int i = 0; i < kept.length; i++) {
      sum += Math.sqrt(keptVariances[i]) * (Math.abs(target[kept[i]]) + size);
    }
    return EPSILON * Math.sqrt(noisePrecision * rows) * sum;
  }

  /** Share of the target's variance that is left: 1 − 2bᵀr + bᵀRb, never below 0. */
  private double unexplained() {
    double[] coefficients = coefficients();
    double left = 1 + squaredLength(coefficients);
    for (int i = 0; i < target.length; i++) {
      left -= 2 * coefficients[i] * target[i];
    }
    return Math.max(left, 0);
  }

  /** bᵀRb: mean square of the values that the coefficients give, of the target's variance. */
  private double squaredLength(double[] coefficients) {
    double sum = 0;
    for (int i = 0; i < coefficients.length; i++) {
      double product = 0;
      for (int j = 0; j < coefficients.length; j++) {
        product += correlations[i][j] * coefficients[j];
      }
      sum += coefficients[i] * product;
    }
    return sum;
  }

  /** A precision only changes while its feature is kept, so what is left out stays out. */
  private void keepRelevant() {
    int[] relevant = new int[precisions.length];
    int count = 0;
    for (int i = 0; i < precisions.length; i++) {
      if (precisions[i] < pruningPrecision) {
        relevant[count++] = i;
      }
    }
    kept = Arrays.copyOf(relevant, count);
  }

  private void solve() {
    double scale = noisePrecision * rows;
    double[][] system = new double[kept.length][kept.length];
    double[] right = new double[kept.length];
    int[] keptNames = new int[kept.length];
    for (int i = 0; i < kept.length; i++) {
      for (int j = 0; j <= i; j++) {
        system[i][j] = scale * correlations[kept[i]][kept[j]];
      }
      system[i][i] += precisions[kept[i]];
      right[i] = scale * target[kept[i]];
      keptNames[i] = names[kept[i]];
    }
    Cholesky factors =
        Cholesky.factor(system, keptNames, "drop it, the target is explained to the last digit");
    keptCoefficients = factors.solve(right);
    keptVariances = factors.inverseDiagonal();
  }
}
