package org.alluvium.kernels.portfolio;

/**
 * Weights proportional to 1/σ, with σ the sample standard deviation (divisor n − 1) over the days
 * complete in all assets: the risk parity portfolio of assets that are equally correlated. One
 * asset has weight 1 whatever its returns.
 */
public final class InverseVolatility implements PortfolioEngine {
  private InverseVolatility() {}

  public static InverseVolatility of() {
    return new InverseVolatility();
  }

  @Override
  public double[] weights(double[][] returns) {
    Risks.requireAssets(returns);
    if (returns.length == 1) {
      return new double[] {1};
    }
    double[][] covariance = Risks.covariance(returns);
    double[] weights = new double[returns.length];
    double sum = 0;
    for (int asset = 0; asset < weights.length; asset++) {
      weights[asset] = 1 / Math.sqrt(covariance[asset][asset]);
      sum += weights[asset];
    }
    for (int asset = 0; asset < weights.length; asset++) {
      weights[asset] /= sum;
    }
    return StableSum.require(weights, 1);
  }
}
