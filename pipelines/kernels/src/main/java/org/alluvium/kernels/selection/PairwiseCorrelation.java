package org.alluvium.kernels.selection;

/**
 * Pearson's correlation of two return series over the sessions that both have, in two passes. The
 * matrix of many pairs need not be positive semidefinite where series have holes; distances do not
 * ask for that.
 *
 * @param common sessions that both have
 * @param correlation in [-1, 1]; NaN with less than two common sessions, or when one series does
 *     not move over them
 */
record PairwiseCorrelation(int common, double correlation) {
  static PairwiseCorrelation of(double[] first, double[] second) {
    int common = 0;
    double sumFirst = 0;
    double sumSecond = 0;
    for (int t = 0; t < first.length; t++) {
      if (!Double.isNaN(first[t] + second[t])) {
        common++;
        sumFirst += first[t];
        sumSecond += second[t];
      }
    }
    double meanFirst = sumFirst / common;
    double meanSecond = sumSecond / common;
    double squaresFirst = 0;
    double squaresSecond = 0;
    double products = 0;
    for (int t = 0; t < first.length; t++) {
      if (!Double.isNaN(first[t] + second[t])) {
        double x = first[t] - meanFirst;
        double y = second[t] - meanSecond;
        squaresFirst += x * x;
        squaresSecond += y * y;
        products += x * y;
      }
    }
    double scale = Math.sqrt(squaresFirst) * Math.sqrt(squaresSecond);
    double correlation = scale > 0 ? Math.max(-1, Math.min(1, products / scale)) : Double.NaN;
    return new PairwiseCorrelation(common, correlation);
  }
}
