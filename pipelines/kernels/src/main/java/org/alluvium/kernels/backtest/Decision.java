package org.alluvium.kernels.backtest;

import java.util.Arrays;
import java.util.Objects;
import org.alluvium.kernels.check.Check;

/**
 * Target weights decided after the close of a day. They replace whatever was still waiting to be
 * traded. Negative weights are short positions; what the weights leave of 1 is cash.
 */
public final class Decision {
  private final long day;
  private final double[] weights;

  private Decision(long day, double[] weights) {
    this.day = day;
    this.weights = weights;
  }

  /**
   * @param day epoch day whose close the decision may have seen
   * @param weights fraction of net asset value per asset, finite
   */
  public static Decision of(long day, double... weights) {
    for (int asset = 0; asset < weights.length; asset++) {
      int at = asset;
      Check.isTrue(
          Double.isFinite(weights[asset]),
          () ->
              "weight of asset %d decided on epoch day %d must be finite, got %s"
                  .formatted(at, day, weights[at]));
    }
    return new Decision(day, weights.clone());
  }

  public long day() {
    return day;
  }

  public int assets() {
    return weights.length;
  }

  public double[] weights() {
    return weights.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Decision that
        && day == that.day
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return Objects.hash(day, Arrays.hashCode(weights));
  }

  @Override
  public String toString() {
    return "Decision[day=" + day + ", weights=" + Arrays.toString(weights) + "]";
  }
}
