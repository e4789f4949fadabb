package org.alluvium.kernels.clustering;

import org.alluvium.kernels.check.Check;

/**
 * The distance {@code √(½ (1 − ρ))} of a correlation matrix: 0 for ρ = 1, 1 for ρ = −1, a metric
 * (López de Prado 2016, "Building diversified portfolios that outperform out of sample", section
 * 3.1).
 */
public final class CorrelationDistance {
  private CorrelationDistance() {}

  /**
   * @param correlation {@code [asset][asset]}
   * @return distances {@code [asset][asset]}, zero on the diagonal, clipped to [0, 1]
   * @throws IllegalArgumentException when a correlation is {@code NaN}: a distance to an unknown
   *     place has no meaning
   */
  public static double[][] of(double[][] correlation) {
    int assets = correlation.length;
    double[][] distance = new double[assets][assets];
    for (int i = 0; i < assets; i++) {
      for (int j = 0; j < i; j++) {
        double value = correlation[i][j];
        Check.isTrue(
            !Double.isNaN(value),
            "correlation of assets "
                + j
                + " and "
                + i
                + " is NaN; leave out assets that never move");
        distance[i][j] = Math.sqrt(Math.max(0, Math.min(1, (1 - value) / 2)));
        distance[j][i] = distance[i][j];
      }
    }
    return distance;
  }
}
