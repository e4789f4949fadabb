package org.alluvium.kernels.backtest;

import java.util.Arrays;

/** Weights of all assets at one close, after drift and trades: position value / net asset value. */
public final class DailyWeights {
  private final long day;
  private final double[] weights;

  DailyWeights(long day, double[] weights) {
    this.day = day;
    this.weights = weights;
  }

  public long day() {
    return day;
  }

  public double of(int asset) {
    return weights[asset];
  }

  public double[] toArray() {
    return weights.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DailyWeights that
        && day == that.day
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(day) + Arrays.hashCode(weights);
  }

  @Override
  public String toString() {
    return "DailyWeights[day=" + day + ", weights=" + Arrays.toString(weights) + "]";
  }
}
