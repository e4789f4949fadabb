package org.alluvium.kernels.forecast;

import java.util.EnumMap;
import java.util.Map;
import org.alluvium.kernels.check.Check;

/**
 * Share of forecasts whose sign was right.
 *
 * <p>accuracy = hits / (hits + misses + noDirection). A realised return of exactly 0 is excluded
 * and counted, since neither sign is right; a forecast of exactly 0 counts as wrong, since it names
 * no direction; NaN on either side is excluded and counted.
 *
 * @param hits signs that were right
 * @param misses signs that were wrong
 * @param noDirection forecasts of exactly 0 for returns that were not
 * @param unchanged excluded: realised return exactly 0
 * @param missing excluded: forecast or realised return NaN
 */
public record DirectionAccuracy(
    long hits, long misses, long noDirection, long unchanged, long missing) {

  public DirectionAccuracy {
    Check.isTrue(
        hits >= 0 && misses >= 0 && noDirection >= 0 && unchanged >= 0 && missing >= 0,
        "counts of a direction accuracy must be >= 0");
  }

  /**
   * Judges all forecasts. For the share of hits; when forecasts overlap use {@link #nonOverlapping}
   * for the interval.
   *
   * @param forecasts predicted returns, length T
   * @param realised realised returns, length T
   */
  public static DirectionAccuracy of(double[] forecasts, double[] realised) {
    return nonOverlapping(forecasts, realised, 1);
  }

  /**
   * Judges every {@code spacing}-th forecast of one series, beginning with the first. Labels of
   * horizon h of decisions t and t + h share no return, so a spacing of h makes the trials those of
   * an interval.
   *
   * @param forecasts predicted returns of consecutive decisions, oldest first, length T
   * @param realised realised returns, length T
   * @param spacing decisions from one judged forecast to the next, at least 1
   */
  public static DirectionAccuracy nonOverlapping(
      double[] forecasts, double[] realised, int spacing) {
    Check.sameLength(forecasts.length, realised.length, "realised returns");
    Check.atLeast(spacing, 1, "spacing of judged forecasts");
    Map<DirectionOutcome, Long> counts = new EnumMap<>(DirectionOutcome.class);
    for (int t = 0; t < forecasts.length; t += spacing) {
      counts.merge(DirectionOutcome.of(forecasts[t], realised[t]), 1L, Long::sum);
    }
    return new DirectionAccuracy(
        counts.getOrDefault(DirectionOutcome.HIT, 0L),
        counts.getOrDefault(DirectionOutcome.MISS, 0L),
        counts.getOrDefault(DirectionOutcome.NO_DIRECTION, 0L),
        counts.getOrDefault(DirectionOutcome.UNCHANGED, 0L),
        counts.getOrDefault(DirectionOutcome.MISSING, 0L));
  }

  /** Both counts together, as for several symbols or years. */
  public DirectionAccuracy plus(DirectionAccuracy other) {
    return new DirectionAccuracy(
        hits + other.hits,
        misses + other.misses,
        noDirection + other.noDirection,
        unchanged + other.unchanged,
        missing + other.missing);
  }

  /** Forecasts judged. */
  public long trials() {
    return hits + misses + noDirection;
  }

  /** Share of hits as a fraction; NaN when nothing was judged. */
  public double accuracy() {
    return trials() == 0 ? Double.NaN : (double) hits / trials();
  }

  /**
   * 95 % interval of the accuracy. Honest only when these trials do not overlap: see {@link
   * #nonOverlapping}.
   */
  public WilsonInterval interval() {
    return WilsonInterval.ofNinetyFivePercent(hits, trials());
  }
}
