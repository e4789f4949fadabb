package org.alluvium.kernels.feature.spectral;

/** The straight line through points that has the least squares. */
final class LeastSquares {
  private LeastSquares() {}

  /** Its slope; NaN where the points have one abscissa. Two passes. */
  static double slope(double[] x, double[] y) {
    double meanX = 0;
    double meanY = 0;
    for (int i = 0; i < x.length; i++) {
      meanX += x[i] / x.length;
      meanY += y[i] / x.length;
    }
    double products = 0;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      products += (x[i] - meanX) * (y[i] - meanY);
      squares += (x[i] - meanX) * (x[i] - meanX);
    }
    return products / squares;
  }
}
