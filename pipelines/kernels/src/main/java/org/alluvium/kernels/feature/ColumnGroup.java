package org.alluvium.kernels.feature;

/** Columns that share one pass over the bars. */
interface ColumnGroup {
  /**
   * Fills this group's columns for rows grid.from()..grid.to().
   *
   * @param bars row 0 is the first session, or lies at least a look-back before grid.from()
   */
  void fill(Bars bars, FeatureGrid grid);
}
