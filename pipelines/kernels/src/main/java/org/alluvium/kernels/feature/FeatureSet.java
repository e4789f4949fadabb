package org.alluvium.kernels.feature;

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
}
