package org.alluvium.kernels.regression;

import java.io.Serializable;

/** A fitted model: immutable, so that the same features give the same bits for ever. */
public interface Predictor extends Serializable {
  /**
   * Prediction for one row of features, in the target's units. NaN when any feature is NaN or
   * infinite.
   *
   * @throws IllegalArgumentException if the number of features differs
   */
  double predict(double[] features);

  /** Population deviation of the target in the window, in the target's units. */
  double targetDeviation();

  /** Rows of the window. */
  long rows();
}
