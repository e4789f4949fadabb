package org.alluvium.kernels.inference;

import org.alluvium.kernels.check.Check;

/** What the tests of this package demand of a series, and its mean, summed in order. */
final class Sample {
  private Sample() {}

  /** The series itself, if it is long enough, finite and not constant. */
  static double[] varying(double[] values, int least, String name) {
    Check.atLeast(values.length, least, "periods of " + name);
    boolean constant = true;
    for (int t = 0; t < values.length; t++) {
      if (!Double.isFinite(values[t])) {
        throw new IllegalArgumentException(
            name + " must be finite, got " + values[t] + " in period " + t);
      }
      constant &= values[t] == values[0];
    }
    Check.isTrue(
        !constant, name + " must vary, got " + values[0] + " in all " + values.length + " periods");
    return values;
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }

  /** The series less its mean. */
  static double[] centred(double[] values) {
    double mean = mean(values);
    double[] centred = new double[values.length];
    for (int t = 0; t < values.length; t++) {
      centred[t] = values[t] - mean;
    }
    return centred;
  }

  /** Σ first(t)·second(t + lag) / n, of centred series. */
  static double covariance(double[] first, double[] second, int lag) {
    double sum = 0;
    for (int t = lag; t < first.length; t++) {
      sum += first[t - lag] * second[t];
    }
    return sum / first.length;
  }
}
