package org.alluvium.kernels.portfolio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alluvium.kernels.covariance.SampleCovariance;
import org.alluvium.kernels.optimisation.LinearConstraint;
import org.alluvium.kernels.portfolio.BookConstraints.Held;

/**
 * The weights with the greatest ratio of a sum over the deviation, cᵀw / √(wᵀΣw), or of cᵀw −
 * κ·rate·Σ|wᵢ − heldᵢ| where trading costs: of all multiples of weights with a sum of 1 that of the
 * least variance (Charnes and Cooper 1962).
 */
final class RatioPortfolio {
  private RatioPortfolio() {}

  /**
   * @param covariance with positive variances
   * @param counted c, finite, of which one asset within the limits has a positive sum
   */
  static double[] weights(
      double[][] covariance, double[] counted, AllocationLimits limits, Held held) {
    limits.require(held.clusters());
    return StableSum.require(
        limits
            .bounds()
            .within(
                limits.isBoundsOnly()
                    ? bounded(covariance, counted, limits.bounds())
                    : limited(covariance, counted, limits, held)),
        limits.net());
  }

  private static double[] bounded(double[][] covariance, double[] counted, WeightBounds bounds) {
    double[] scales = VarianceProgram.scales(covariance);
    double greatest = greatest(counted);
    double[] scaled = new double[scales.length];
    for (int i = 0; i < scales.length; i++) {
      scaled[i] = counted[i] / greatest * scales[i];
    }
    List<LinearConstraint> constraints = new ArrayList<>();
    constraints.add(LinearConstraint.equal(scaled, 1));
    constraints.addAll(bounds.ofShares(scales));
    double[] y =
        VarianceProgram.least(
            SampleCovariance.correlation(covariance), new double[scales.length], constraints);
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      y[i] *= scales[i];
      sum += y[i];
    }
    double total = sum;
    return Arrays.stream(y).map(value -> value / total).toArray();
  }

  private static double[] limited(
      double[][] covariance, double[] counted, AllocationLimits limits, Held held) {
    double[] scales = VarianceProgram.scales(covariance);
    double greatest = greatest(counted);
    BookConstraints book = BookConstraints.ofMultiples(limits, held, scales);
    double[] sum = book.costs(-limits.costs().penalty() / greatest);
    for (int i = 0; i < scales.length; i++) {
      sum[i] = counted[i] / greatest * scales[i];
    }
    List<LinearConstraint> constraints = new ArrayList<>(book.all());
    constraints.add(LinearConstraint.equal(sum, 1));
    return book.weights(
        VarianceProgram.least(
            SampleCovariance.correlation(covariance), new double[book.variables()], constraints));
  }

  private static double greatest(double[] counted) {
    return Arrays.stream(counted).map(Math::abs).max().orElse(0);
  }
}
