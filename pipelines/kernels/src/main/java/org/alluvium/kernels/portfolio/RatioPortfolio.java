package org.alluvium.kernels.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alluvium.kernels.covariance.SampleCovariance;
import org.alluvium.kernels.optimisation.LinearConstraint;

/**
 * The weights with the greatest ratio of a sum over the deviation, cᵀw / √(wᵀΣw): of all multiples
 * of weights with cᵀy = 1 that of the least variance (Charnes and Cooper 1962).
 */
final class RatioPortfolio {
  private RatioPortfolio() {}

  /**
   * @param covariance with positive variances
   * @param counted c, finite, of which one asset within the bounds has a positive sum
   */
  static double[] weights(double[][] covariance, double[] counted, WeightBounds bounds) {
    int assets = covariance.length;
    bounds.require(assets);
    double greatest = Arrays.stream(counted).map(Math::abs).max().orElse(0);
    double[] scales = new double[assets];
    double[] scaled = new double[assets];
    for (int i = 0; i < assets; i++) {
      scales[i] = Math.sqrt(covariance[0][0] / covariance[i][i]);
      scaled[i] = counted[i] / greatest * scales[i];
    }
    List<LinearConstraint> constraints = new ArrayList<>();
    constraints.add(LinearConstraint.equal(scaled, 1));
    constraints.addAll(bounds.ofShares(scales));
    double[] y = VarianceProgram.least(SampleCovariance.correlation(covariance), constraints);
    double sum = 0;
    for (int i = 0; i < assets; i++) {
      y[i] *= scales[i];
      sum += y[i];
    }
    double total = sum;
    return StableSum.require(
        bounds.within(Arrays.stream(y).map(value -> value / total).toArray()), 1);
  }
}
