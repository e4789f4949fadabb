package org.alluvium.kernels.distribution;

import org.alluvium.kernels.check.Check;
import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.special.Erf;

/**
 * A normal distribution around a point of an interval, cut off at the interval's ends; the same
 * bits everywhere. Every method is O(1).
 */
public final class TruncatedNormal {
  private static final NormalDistribution NORMAL = new NormalDistribution();
  private static final double HALF_LOG_TWO_PI = 0.918938533204672741780329736406;

  /** In deviations: below it a difference of probabilities has lost more digits than this rule. */
  private static final double NARROW = 1e-5;

  private final double mean;
  private final double deviation;
  private final double low;
  private final double high;
  private final double mass;
  private final double logScale;

  /**
   * @param mean of the normal distribution before it is cut off, within the interval
   * @param deviation its standard deviation, above 0
   * @param low end of the interval, finite
   * @param high end of the interval, finite and above {@code low}
   */
  public TruncatedNormal(double mean, double deviation, double low, double high) {
    Check.isTrue(
        low < high && Double.isFinite(high - low),
        () ->
            "an interval needs finite ends, the lower one first, got %s to %s"
                .formatted(low, high));
    Check.isTrue(
        mean >= low && mean <= high,
        () -> "mean must be in %s..%s, got %s".formatted(low, high, mean));
    Check.isTrue(
        deviation > 0 && deviation <= Double.MAX_VALUE,
        () -> "deviation must be finite and > 0, got " + deviation);
    this.mean = mean;
    this.deviation = deviation;
    this.low = low;
    this.high = high;
    this.mass = normalBetween(low, high);
    this.logScale = StrictMath.log(deviation * mass) + HALF_LOG_TWO_PI;
  }

  /** Natural logarithm of the density; minus infinity outside the interval. */
  public double logDensity(double value) {
    double z = (value - mean) / deviation;
    return value >= low && value <= high ? -z * z / 2 - logScale : Double.NEGATIVE_INFINITY;
  }

  /** P(from ≤ X ≤ to), for {@code from <= to}; what lies outside the interval counts nothing. */
  public double probabilityBetween(double from, double to) {
    double start = Math.max(low, Math.min(high, from));
    double end = Math.max(low, Math.min(high, to));
    return start < end ? normalBetween(start, end) / mass : 0;
  }

  /**
   * The value with {@code probability} below it.
   *
   * @param probability 0 … 1, which give the ends
   */
  public double quantile(double probability) {
    Check.isTrue(
        probability >= 0 && probability <= 1,
        () -> "a probability must be in 0..1, got " + probability);
    if (probability == 0 || probability == 1) {
      return probability == 0 ? low : high;
    }
    double below = NORMAL.cumulativeProbability((low - mean) / deviation);
    double share = Math.min(1, below + probability * mass);
    double value = mean + deviation * NORMAL.inverseCumulativeProbability(share);
    return Math.max(low, Math.min(high, value));
  }

  /** Of the distribution that is not cut off; over a narrow piece by the density in its middle. */
  private double normalBetween(double from, double to) {
    if (to - from < NARROW * deviation) {
      double z = (from + (to - from) / 2 - mean) / deviation;
      return (to - from) / deviation * StrictMath.exp(-z * z / 2 - HALF_LOG_TWO_PI);
    }
    double unit = deviation * Math.sqrt(2);
    return Erf.erf((from - mean) / unit, (to - mean) / unit) / 2;
  }
}
