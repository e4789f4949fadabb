package org.alluvium.kernels.portfolio;

import org.alluvium.kernels.check.Check;

/**
 * What each part of a portfolio adds to its variance: {@code wᵢ(Σw)ᵢ / wᵀΣw}. The shares sum to 1;
 * one that hedges the others is negative. O(assets²).
 *
 * <p>Reference: Maillard, Roncalli and Teïletche, The properties of equally weighted risk
 * contribution portfolios (Journal of Portfolio Management, 2010), section 2.
 */
public final class RiskContributions {
  private RiskContributions() {}

  /**
   * Shares of the variance.
   *
   * @param weights signed, of net asset value, finite
   * @param covariance {@code [asset][asset]}, symmetric, in any unit of time
   * @throws IllegalArgumentException when the portfolio has no variance: nothing is held, or what
   *     is held does not move
   */
  public static double[] shares(double[] weights, double[][] covariance) {
    Check.sameLength(weights.length, covariance.length, "rows of the covariance");
    double[] shares = new double[weights.length];
    double variance = 0;
    for (int i = 0; i < weights.length; i++) {
      double marginal = 0;
      for (int j = 0; j < weights.length; j++) {
        marginal += covariance[i][j] * weights[j];
      }
      shares[i] = weights[i] * marginal;
      variance += shares[i];
    }
    Check.isTrue(
        variance > 0 && Double.isFinite(variance),
        "risk contributions need a portfolio that moves, its variance is " + variance);
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= variance;
    }
    return shares;
  }
}
