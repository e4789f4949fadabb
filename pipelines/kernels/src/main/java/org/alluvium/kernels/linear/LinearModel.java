package org.alluvium.kernels.linear;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.regression.Predictor;

/**
 * A fitted linear prediction: intercept + Σ coefficientᵢ·featureᵢ, in original units.
 *
 * @param intercept prediction for features that are all zero, in the target's units
 * @param coefficients one per feature, in target units per feature unit; 0 for a feature that was
 *     constant in the window
 * @param targetDeviation population deviation of the target in the window, in the target's units
 * @param rows rows of the window
 * @param penalty penalty per row that the model was fitted with (see {@link Ridge}), given or
 *     found; NaN where there is not one for all coefficients
 */
@SuppressWarnings("ArrayRecordComponent")
public record LinearModel(
    double intercept, double[] coefficients, double targetDeviation, long rows, double penalty)
    implements Predictor {

  /** Copies the coefficients. */
  public LinearModel {
    Check.isTrue(
        Double.isFinite(intercept), "intercept of a linear model must be finite, got " + intercept);
    coefficients = coefficients.clone();
    for (int i = 0; i < coefficients.length; i++) {
      double coefficient = coefficients[i];
      int at = i;
      Check.isTrue(
          Double.isFinite(coefficient),
          () -> "coefficient " + at + " of a linear model must be finite, got " + coefficient);
    }
  }

  /** A copy. */
  @Override
  public double[] coefficients() {
    return coefficients.clone();
  }

  /**
   * Prediction for one row of features, in the target's units; features are added from first to
   * last. NaN when any feature is NaN or infinite, even one whose coefficient is 0.
   *
   * @throws IllegalArgumentException if the number of features differs
   */
  @Override
  public double predict(double[] features) {
    Check.sameLength(coefficients.length, features.length, "features of a prediction");
    double prediction = intercept;
    for (int i = 0; i < coefficients.length; i++) {
      if (!Double.isFinite(features[i])) {
        return Double.NaN;
      }
      prediction += coefficients[i] * features[i];
    }
    return prediction;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LinearModel that
        && Double.compare(intercept, that.intercept) == 0
        && Arrays.equals(coefficients, that.coefficients)
        && Double.compare(targetDeviation, that.targetDeviation) == 0
        && rows == that.rows
        && Double.compare(penalty, that.penalty) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(coefficients) + Double.hashCode(intercept);
  }

  @Override
  public String toString() {
    return "LinearModel[intercept="
        + intercept
        + ", coefficients="
        + Arrays.toString(coefficients)
        + ", targetDeviation="
        + targetDeviation
        + ", rows="
        + rows
        + ", penalty="
        + penalty
        + "]";
  }
}
