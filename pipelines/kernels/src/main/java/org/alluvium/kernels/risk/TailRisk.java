package org.alluvium.kernels.risk;

import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.distribution.StandardNormal;
import org.alluvium.kernels.performance.Moments;
import org.alluvium.kernels.performance.Quantile;

/**
 * Value at risk and conditional value at risk (expected shortfall) of the next return, as positive
 * losses; negative where even the tail gains.
 *
 * <p>Of the returns that there were, value at risk is minus the quantile of type 7 (Hyndman and Fan
 * 1996; numpy's default), the conditional one minus the mean of the returns at or below it. By the
 * other models the conditional one is minus the mean of the distribution below the quantile, in
 * closed form. Time O(n log n).
 *
 * <p>Reference: Favre and Galeano, Mean-modified value-at-risk optimization with hedge funds
 * (2002); Maillard, A user's guide to the Cornish Fisher expansion (2012), sections 3 and 5.
 *
 * @param model of the returns
 * @param level probability of no greater loss, for example 0.95
 * @param valueAtRisk loss that is exceeded with probability 1 − level
 * @param conditionalValueAtRisk mean loss among those
 * @param isMonotonic whether the model's quantiles rise with their probability in all of the tail
 */
public record TailRisk(
    TailModel model,
    double level,
    double valueAtRisk,
    double conditionalValueAtRisk,
    boolean isMonotonic) {
  /**
   * @param returns simple, at least two, without {@code NaN}
   * @param level between a half and 1
   * @throws IllegalArgumentException for too few returns, one that is no number, or another level
   */
  public static TailRisk of(double[] returns, double level, TailModel model) {
    Check.atLeast(returns.length, 2, "number of returns of a value at risk");
    Check.isTrue(level > 0.5 && level < 1, () -> "level must be in (0.5, 1), got " + level);
    for (double value : returns) {
      Check.isTrue(Double.isFinite(value), () -> "a return must be finite, got " + value);
    }
    double tail = 1 - level;
    return switch (model) {
      case HISTORICAL -> historical(returns, level, tail);
      case NORMAL -> expanded(model, returns, level, 0, 0);
      case CORNISH_FISHER -> cornishFisher(returns, level);
    };
  }

  private static TailRisk historical(double[] returns, double level, double tail) {
    double quantile = Quantile.of(returns, tail);
    double sum = 0;
    int count = 0;
    for (double value : returns) {
      sum += value <= quantile ? value : 0;
      count += value <= quantile ? 1 : 0;
    }
    return new TailRisk(TailModel.HISTORICAL, level, -quantile, -sum / count, true);
  }

  /** Returns that never move have no skew: theirs is the normal distribution without deviation. */
  private static TailRisk cornishFisher(double[] returns, double level) {
    Moments moments = Moments.of(returns);
    boolean flat = moments.deviation() == 0;
    return expanded(
        TailModel.CORNISH_FISHER,
        returns,
        level,
        flat ? 0 : moments.skew(),
        flat ? 0 : moments.rawKurtosis() - 3);
  }

  private static TailRisk expanded(
      TailModel model, double[] returns, double level, double skew, double kurtosis) {
    Moments moments = Moments.of(returns);
    double z = StandardNormal.quantile(1 - level);
    double density = StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    double square = skew * skew / 36;
    double below =
        -density
            / (1 - level)
            * (1 + z * skew / 6 + (z * z - 1) * kurtosis / 24 - (2 * z * z - 1) * square);
    return new TailRisk(
        model,
        level,
        -(moments.mean() + moments.deviation() * expansion(z, skew, kurtosis)),
        -(moments.mean() + moments.deviation() * below),
        rises(z, skew, kurtosis));
  }

  private static double expansion(double z, double skew, double kurtosis) {
    return z
        + (z * z - 1) * skew / 6
        + (z * z - 3) * z * kurtosis / 24
        - (2 * z * z - 5) * z * skew * skew / 36;
  }

  /** Whether the derivative of the expansion, a parabola, is above 0 at and below z. */
  private static boolean rises(double z, double skew, double kurtosis) {
    double bend = kurtosis / 8 - skew * skew / 6;
    double slope = skew / 3;
    double level = 1 - kurtosis / 8 + 5 * skew * skew / 36;
    if (bend < 0 || (bend == 0 && slope > 0)) {
      return false;
    }
    double lowest = bend == 0 ? z : Math.min(z, -slope / (2 * bend));
    return level + slope * lowest + bend * lowest * lowest > 0;
  }
}
