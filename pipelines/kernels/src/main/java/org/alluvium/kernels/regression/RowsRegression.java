package org.alluvium.kernels.regression;

/** Fits a model to all rows of a window: every refit is a full one. */
@FunctionalInterface
public interface RowsRegression {
  /**
   * Fits a window. The same rows in the same order give the same bits.
   *
   * @param rows features…, target; complete, at least two
   * @throws IllegalArgumentException if there is nothing to fit, such as a constant target
   */
  Predictor fit(double[][] rows);
}
