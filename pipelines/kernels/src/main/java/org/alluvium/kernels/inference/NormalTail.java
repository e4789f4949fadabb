package org.alluvium.kernels.inference;

/** Tails of the standard normal distribution, by StrictMath: the same bits everywhere. */
final class NormalTail {
  private static final double ROOT_TWO_PI = 2.5066282746310002;
  private static final double SERIES_BELOW = 2;
  private static final int FRACTION_TERMS = 200;

  private NormalTail() {}

  /**
   * P(|Z| ≥ |z|): 1 at zero. By the series φ(z)·(z + z³/3 + z⁵/(3·5) + …) near the centre, by
   * Laplace's continued fraction φ(z)/(z + 1/(z + 2/(z + 3/…))) beyond; relative error below 1e-12.
   */
  static double twoSided(double z) {
    double size = Math.abs(z);
    double density = StrictMath.exp(-size * size / 2) / ROOT_TWO_PI;
    return size < SERIES_BELOW ? 1 - 2 * density * series(size) : 2 * density / fraction(size);
  }

  private static double series(double z) {
    double term = z;
    double sum = z;
    for (int odd = 3; term > sum * 0x1p-60; odd += 2) {
      term *= z * z / odd;
      sum += term;
    }
    return sum;
  }

  private static double fraction(double z) {
    double value = z;
    for (int k = FRACTION_TERMS; k >= 1; k--) {
      value = z + k / value;
    }
    return value;
  }
}
