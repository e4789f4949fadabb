package org.alluvium.kernels.portfolio;

import static org.alluvium.kernels.portfolio.AllocationException.Reason.NOT_FINITE;
import static org.alluvium.kernels.portfolio.AllocationException.Reason.RISKLESS_GROUPS;

import java.util.Arrays;

/**
 * Stage 3 of hierarchical risk parity: halves a line of assets and shares weight by inverse
 * variance.
 */
final class RecursiveBisection {
  private final double[][] covariance;
  private final int[] order;
  private final double[] weights;

  private RecursiveBisection(double[][] covariance, int[] order) {
    this.covariance = covariance;
    this.order = order;
    this.weights = new double[order.length];
    Arrays.fill(weights, 1);
  }

  static double[] weights(double[][] covariance, int[] order) {
    RecursiveBisection bisection = new RecursiveBisection(covariance, order);
    bisection.share(0, order.length);
    return bisection.weights;
  }

  /**
   * Shares the weight of a stretch of the line between its halves; the shorter half comes first.
   */
  private void share(int from, int to) {
    if (to - from < 2) {
      return;
    }
    int middle = from + (to - from) / 2;
    double left = variance(from, middle);
    double right = variance(middle, to);
    double toLeft = 1 - left / requireRisk(left + right);
    scale(from, middle, toLeft);
    scale(middle, to, 1 - toLeft);
    share(from, middle);
    share(middle, to);
  }

  /**
   * Variance of the inverse-variance portfolio of a stretch; rounding below zero counts as zero.
   */
  private double variance(int from, int to) {
    double[] inverse = new double[to - from];
    double sum = 0;
    for (int place = from; place < to; place++) {
      inverse[place - from] = 1 / covariance[order[place]][order[place]];
      sum += inverse[place - from];
    }
    double variance = 0;
    for (int i = from; i < to; i++) {
      double row = 0;
      for (int j = from; j < to; j++) {
        row += covariance[order[i]][order[j]] * (inverse[j - from] / sum);
      }
      variance += row * (inverse[i - from] / sum);
    }
    return Math.max(0, variance);
  }

  private void scale(int from, int to, double factor) {
    for (int place = from; place < to; place++) {
      weights[order[place]] *= factor;
    }
  }

  private static double requireRisk(double total) {
    if (!Double.isFinite(total)) {
      throw AllocationException.of(NOT_FINITE, "variance of two groups of assets is " + total);
    }
    if (total == 0) {
      throw AllocationException.of(
          RISKLESS_GROUPS,
          "two groups of assets have no variance between them; use a longer window");
    }
    return total;
  }
}
