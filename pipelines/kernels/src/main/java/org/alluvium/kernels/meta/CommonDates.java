package org.alluvium.kernels.meta;

import java.util.Arrays;
import java.util.List;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.returns.SimpleReturns;

/**
 * Sleeves of different calendars on their common dates, aligned by value.
 *
 * <p>The dates are the inner join of the sleeves' dates. Values, not returns, are joined, so that a
 * return spans from one common date to the next, whatever days lie between: nothing is filled with
 * zero, and nothing that a sleeve earned on a day of its own is lost. The product of a sleeve's
 * aligned returns is the ratio of its values over the common span. What lies before the first and
 * after the last common date is outside the span. Time O(sleeves × dates × log dates).
 */
public final class CommonDates {
  private final long[] days;
  private final double[][] values;
  private final List<SleeveAlignment> alignments;

  private CommonDates(long[] days, double[][] values, List<SleeveAlignment> alignments) {
    this.days = days;
    this.values = values;
    this.alignments = alignments;
  }

  /**
   * @param sleeves at least one
   * @throws IllegalArgumentException when there is no sleeve
   */
  public static CommonDates of(List<SleeveSeries> sleeves) {
    Check.atLeast(sleeves.size(), 1, "number of sleeves");
    long[] days =
        Arrays.stream(sleeves.get(0).days())
            .filter(day -> sleeves.stream().allMatch(sleeve -> sleeve.has(day)))
            .toArray();
    double[][] values =
        sleeves.stream()
            .map(sleeve -> Arrays.stream(days).mapToDouble(sleeve::value).toArray())
            .toArray(double[][]::new);
    return new CommonDates(
        days, values, sleeves.stream().map(sleeve -> alignment(sleeve, days.length)).toList());
  }

  /** Common epoch days, ascending; empty when the sleeves never meet. */
  public long[] days() {
    return days.clone();
  }

  /** Net asset values {@code [sleeve][common day]}. */
  public double[][] values() {
    return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
  }

  /**
   * Returns {@code [sleeve][common day − 1]} between consecutive common days: column t ends on day
   * t + 1.
   */
  public double[][] returns() {
    return Arrays.stream(values).map(SimpleReturns::series).toArray(double[][]::new);
  }

  /** What was kept of each sleeve, in the order given. */
  public List<SleeveAlignment> alignments() {
    return alignments;
  }

  private static SleeveAlignment alignment(SleeveSeries sleeve, int common) {
    double coverage = sleeve.size() == 0 ? 0 : (double) common / sleeve.size();
    return new SleeveAlignment(
        sleeve.name(), sleeve.size(), common, sleeve.size() - common, coverage);
  }
}
