package org.alluvium.kernels.feature;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Statistics of rows t - window + 1..t in decimal arithmetic of 60 digits on the exact values of
 * the doubles.
 */
final class ExactWindow {
  private static final MathContext DIGITS = new MathContext(60);

  private final double[] values;
  private final int t;
  private final int window;

  ExactWindow(double[] values, int t, int window) {
    this.values = values;
    this.t = t;
    this.window = window;
  }

  double deviation() {
    return centredSum(this).divide(decimal(window - 1), DIGITS).sqrt(DIGITS).doubleValue();
  }

  double slope() {
    return exactSlope().doubleValue();
  }

  double rSquared() {
    ExactWindow time = time();
    BigDecimal covariance = centredSum(time);
    return covariance
        .multiply(covariance)
        .divide(time.centredSum(time).multiply(centredSum(this)), DIGITS)
        .doubleValue();
  }

  double residual() {
    BigDecimal half = decimal(window - 1).divide(decimal(2), DIGITS);
    return at(window - 1).subtract(mean()).subtract(exactSlope().multiply(half)).doubleValue();
  }

  double correlation(ExactWindow other) {
    BigDecimal product = centredSum(this).multiply(other.centredSum(other));
    return centredSum(other).divide(product.sqrt(DIGITS), DIGITS).doubleValue();
  }

  private BigDecimal exactSlope() {
    ExactWindow time = time();
    return centredSum(time).divide(time.centredSum(time), DIGITS);
  }

  private ExactWindow time() {
    double[] places = new double[window];
    for (int i = 0; i < window; i++) {
      places[i] = i;
    }
    return new ExactWindow(places, window - 1, window);
  }

  private BigDecimal centredSum(ExactWindow other) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < window; i++) {
      sum = sum.add(at(i).subtract(mean()).multiply(other.at(i).subtract(other.mean())));
    }
    return sum;
  }

  private BigDecimal mean() {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < window; i++) {
      sum = sum.add(at(i));
    }
    return sum.divide(decimal(window), DIGITS);
  }

  private BigDecimal at(int i) {
    return new BigDecimal(values[t - window + 1 + i]);
  }

  private static BigDecimal decimal(int value) {
    return BigDecimal.valueOf(value);
  }
}
