package org.alluvium.kernels.portfolio;

import java.util.Arrays;

/** The same weight, 1/n, for every asset; reads nothing of the returns but their number. */
public final class EqualWeight implements PortfolioEngine {
  private EqualWeight() {}

  public static EqualWeight of() {
    return new EqualWeight();
  }

  @Override
  public double[] weights(AllocationRequest request) {
    double[] weights = new double[request.assets()];
    Arrays.fill(weights, 1.0 / weights.length);
    return StableSum.require(weights, 1);
  }
}
