package org.alluvium.kernels.portfolio;

/**
 * The portfolio whose assets' mean deviation is the greatest multiple of its own: max wᵀσ / √(wᵀΣw)
 * with Σw = 1 within bounds. Covariance is the sample's over the days complete in all assets. One
 * asset has weight 1. Time O(n²·days + n³).
 *
 * <p>Reference: Choueifaty and Coignard, Toward maximum diversification (Journal of Portfolio
 * Management, 2008).
 */
public final class MaximumDiversification implements PortfolioEngine {
  private final WeightBounds bounds;

  private MaximumDiversification(WeightBounds bounds) {
    this.bounds = bounds;
  }

  public static MaximumDiversification of(WeightBounds bounds) {
    return new MaximumDiversification(bounds);
  }

  @Override
  public double[] weights(double[][] returns) {
    Risks.requireAssets(returns);
    if (returns.length == 1) {
      return new double[] {1};
    }
    double[][] covariance = Risks.covariance(returns);
    double[] deviations = new double[returns.length];
    for (int asset = 0; asset < deviations.length; asset++) {
      deviations[asset] = Math.sqrt(covariance[asset][asset]);
    }
    return RatioPortfolio.weights(covariance, deviations, bounds);
  }
}
