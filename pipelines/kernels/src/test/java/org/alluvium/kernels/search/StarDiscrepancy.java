package org.alluvium.kernels.search;

/** How unevenly points lie in the unit cube. */
final class StarDiscrepancy {
  private StarDiscrepancy() {}

  /**
   * The L₂ star discrepancy, by the formula of Warnock (1972). O(points² · dimension).
   *
   * @param points {@code [point][axis]}
   */
  static double of(double[][] points) {
    int n = points.length;
    int axes = points[0].length;
    double single = 0;
    double pairs = 0;
    for (double[] one : points) {
      double product = 1;
      for (double x : one) {
        product *= 1 - x * x;
      }
      single += product;
      for (double[] other : points) {
        double both = 1;
        for (int axis = 0; axis < axes; axis++) {
          both *= 1 - Math.max(one[axis], other[axis]);
        }
        pairs += both;
      }
    }
    double square =
        Math.pow(3, -axes) - Math.pow(2, 1 - axes) * single / n + pairs / ((double) n * n);
    return Math.sqrt(square);
  }
}
