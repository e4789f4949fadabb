package org.alluvium.kernels.feature;

import java.util.function.IntFunction;

/**
 * A named, versioned set of features of one instrument's bars.
 *
 * <p>Contract: the values of row t depend on rows max(0, t - lookBack)..t and on nothing else, to
 * the bit. However many earlier rows are supplied beyond the look-back, and whatever range is asked
 * for, the bits of a row are the same; so computing only new rows equals computing everything.
 * Input is not modified.
 */
public interface FeatureSet extends FeatureSchema {
  /** Number of prior rows that a row can depend on. */
  int lookBack();

  /**
   * Features of rows {@code from} (inclusive) to {@code to} (exclusive).
   *
   * @param bars at least max(0, from - lookBack)..to of the instrument's history; row 0 counts as
   *     its first session only when from is less than lookBack
   * @return [feature][row - from]; NaN is a missing value
   * @throws IllegalArgumentException when 0 &lt;= from &lt;= to &lt;= bars.size() does not hold
   */
  float[][] compute(Bars bars, int from, int to);

  /**
   * Cells of rows that are computed one by one in double, rounded to FLOAT.
   *
   * @param columns number of features
   * @param values of a row, one for each feature
   * @return [feature][row - from]
   */
  static float[][] rounded(int columns, int from, int to, IntFunction<double[]> values) {
    float[][] cells = new float[columns][to - from];
    for (int row = from; row < to; row++) {
      double[] ofRow = values.apply(row);
      for (int column = 0; column < columns; column++) {
        cells[column][row - from] = (float) ofRow[column];
      }
    }
    return cells;
  }
}
