package org.alluvium.kernels.portfolio;

import static org.alluvium.kernels.portfolio.AllocationException.Reason.NOT_FINITE;
import static org.alluvium.kernels.portfolio.AllocationException.Reason.RISKLESS_GROUPS;

/**
 * The inverse-variance portfolio of a stretch of a line of assets, and how two such share weight.
 */
final class InverseVariance {
  private final double[][] covariance;
  private final int[] line;
  private final double[] inverse;

  InverseVariance(double[][] covariance, int[] line) {
    this.covariance = covariance;
    this.line = line;
    this.inverse = new double[line.length];
    for (int place = 0; place < line.length; place++) {
      inverse[place] = 1 / covariance[line[place]][line[place]];
    }
  }

  /** Variance of the portfolio; rounding below zero counts as zero. */
  double variance(int from, int to) {
    double sum = sum(from, to);
    double[] shares = new double[to - from];
    for (int place = from; place < to; place++) {
      shares[place - from] = inverse[place] / sum;
    }
    double variance = 0;
    for (int i = from; i < to; i++) {
      double[] with = covariance[line[i]];
      double row = 0;
      for (int j = from; j < to; j++) {
        row += with[line[j]] * shares[j - from];
      }
      variance += row * shares[i - from];
    }
    return Math.max(0, variance);
  }

  /** Multiplies the weights of a stretch by the shares of its portfolio. */
  void share(int from, int to, double[] weights) {
    double sum = sum(from, to);
    for (int place = from; place < to; place++) {
      weights[line[place]] *= inverse[place] / sum;
    }
  }

  /** What of a weight the first of two groups has, in inverse proportion to their risks. */
  static double toFirst(double first, double second) {
    double total = first + second;
    if (!Double.isFinite(total)) {
      throw AllocationException.of(NOT_FINITE, "variance of two groups of assets is " + total);
    }
    if (total == 0) {
      throw AllocationException.of(
          RISKLESS_GROUPS,
          "two groups of assets have no variance between them; use a longer window");
    }
    return 1 - first / total;
  }

  private double sum(int from, int to) {
    double sum = 0;
    for (int place = from; place < to; place++) {
      sum += inverse[place];
    }
    return sum;
  }
}
