package org.alluvium.kernels.linear;

import org.alluvium.kernels.moments.Moments;

/**
 * A linear regression with its settings that needs the sufficient statistics of a window and no
 * row, so that a refit costs the same whatever the number of rows.
 */
public interface MomentsRegression {
  /**
   * Fits a window.
   *
   * @param moments of complete rows (features…, target): at least one feature, at least two rows
   * @throws IllegalArgumentException if there are too few rows or columns, the target is constant,
   *     or the settings do not fit the features
   */
  LinearModel fit(Moments moments);
}
