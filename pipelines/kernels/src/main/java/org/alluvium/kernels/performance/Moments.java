package org.alluvium.kernels.performance;

import java.util.Arrays;

/**
 * Mean and central moments of a sample, each summed in order about the mean. A sample of equal
 * values has deviations of exactly zero.
 */
public final class Moments {
  private final int count;
  private final double mean;
  private final double second;
  private final double third;
  private final double fourth;

  private Moments(int count, double mean, double... central) {
    this.count = count;
    this.mean = mean;
    this.second = central[0];
    this.third = central[1];
    this.fourth = central[2];
  }

  public static Moments of(double[] values) {
    boolean flat = Arrays.stream(values).allMatch(value -> value == values[0]);
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    double mean = flat && values.length > 0 ? values[0] : sum / values.length;
    double second = 0;
    double third = 0;
    double fourth = 0;
    for (double value : values) {
      double square = (value - mean) * (value - mean);
      second += square;
      third += square * (value - mean);
      fourth += square * square;
    }
    return new Moments(values.length, mean, second, third, fourth);
  }

  public double mean() {
    return mean;
  }

  /** Sample standard deviation (divisor n − 1), 0 for fewer than two values. */
  public double deviation() {
    return count < 2 ? 0 : Math.sqrt(second / (count - 1));
  }

  /** Mean over deviation, 0 when nothing moves. */
  double meanOverDeviation() {
    double deviation = deviation();
    return deviation == 0 ? 0 : mean / deviation;
  }

  /** m₃ / m₂^1.5 with divisor n; {@code NaN} when nothing moves. */
  public double skew() {
    double variance = second / count;
    return third / count / (variance * Math.sqrt(variance));
  }

  /** m₄ / m₂² with divisor n, 3 for a normal sample; {@code NaN} when nothing moves. */
  public double rawKurtosis() {
    double variance = second / count;
    return fourth / count / (variance * variance);
  }
}
