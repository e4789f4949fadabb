package org.alluvium.kernels.feature.macro;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.alluvium.kernels.check.Check;

/**
 * One series of the set {@code macro} and what is derived from it.
 *
 * <ul>
 *   <li>{@code SERIES}: the value, in the unit of the series;
 *   <li>{@code SERIES_DIFFn} or {@code SERIES_PCTn}: its change since the observation n earlier;
 *   <li>{@code SERIES_Zw}: (value - mean) / standard deviation (w - 1 in the denominator) of the w
 *       observations that end with it.
 * </ul>
 *
 * <p>All of it as known then: of each earlier observation the vintage that stood at that time.
 * Warm-up n and w - 1 observations; NaN before it, where a needed value is NaN, and for the z-score
 * of a window whose values are all the same.
 *
 * @param series id, as the table of observations has it
 * @param frequency how often it is observed, which bounds the age of an observation that is used
 * @param change how it is compared with earlier values
 * @param lookBacks observations to look back for changes, each at least 1
 * @param zScoreWindow observations of a z-score, at least 3
 */
public record MacroSeries(
    String series, Frequency frequency, Change change, List<Integer> lookBacks, int zScoreWindow)
    implements Serializable {
  private static final int SMALLEST_WINDOW = 3;

  public MacroSeries {
    lookBacks = List.copyOf(lookBacks);
    lookBacks.forEach(n -> Check.atLeast(n, 1, series + " look-back"));
    Check.atLeast(zScoreWindow, SMALLEST_WINDOW, series + " z-score window");
  }

  /** Names of the columns, in order. */
  public List<String> names() {
    List<String> names = new ArrayList<>();
    names.add(series);
    lookBacks.forEach(n -> names.add(series + "_" + change.suffix() + n));
    names.add(series + "_Z" + zScoreWindow);
    return names;
  }

  /** Earlier observations that the columns of one can depend on. */
  public int lookBack() {
    return lookBacks.stream().mapToInt(n -> n).reduce(zScoreWindow - 1, Math::max);
  }

  /**
   * The columns of one observation.
   *
   * @param values the series as known at a time, oldest first
   * @param at position of the observation
   */
  float[] columns(double[] values, int at) {
    float[] columns = new float[lookBacks.size() + 2];
    columns[0] = (float) values[at];
    for (int i = 0; i < lookBacks.size(); i++) {
      int then = at - lookBacks.get(i);
      columns[1 + i] = then < 0 ? Float.NaN : (float) change.of(values[at], values[then]);
    }
    columns[columns.length - 1] = (float) zScore(values, at);
    return columns;
  }

  private double zScore(double[] values, int at) {
    int from = at - zScoreWindow + 1;
    if (from < 0) {
      return Double.NaN;
    }
    double sum = 0;
    boolean constant = true;
    for (int i = from; i <= at; i++) {
      sum += values[i];
      constant &= values[i] == values[at];
    }
    double mean = sum / zScoreWindow;
    double squares = 0;
    for (int i = from; i <= at; i++) {
      squares += (values[i] - mean) * (values[i] - mean);
    }
    return constant ? Double.NaN : (values[at] - mean) / Math.sqrt(squares / (zScoreWindow - 1));
  }
}
