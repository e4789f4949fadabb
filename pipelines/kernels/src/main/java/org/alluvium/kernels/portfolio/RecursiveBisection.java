package org.alluvium.kernels.portfolio;

import java.util.Arrays;

/**
 * Stage 3 of hierarchical risk parity: halves a line of assets and shares weight by inverse
 * variance.
 */
final class RecursiveBisection {
  private final InverseVariance portfolios;
  private final int[] order;
  private final double[] weights;

  private RecursiveBisection(double[][] covariance, int[] order) {
    this.portfolios = new InverseVariance(covariance, order);
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
    double toLeft =
        InverseVariance.toFirst(portfolios.variance(from, middle), portfolios.variance(middle, to));
    scale(from, middle, toLeft);
    scale(middle, to, 1 - toLeft);
    share(from, middle);
    share(middle, to);
  }

  private void scale(int from, int to, double factor) {
    for (int place = from; place < to; place++) {
      weights[order[place]] *= factor;
    }
  }
}
