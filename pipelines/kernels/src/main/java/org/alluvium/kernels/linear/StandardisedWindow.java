package org.alluvium.kernels.linear;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.moments.Moments;

/**
 * A training window in units of its own deviations: what a linear model is fitted on, and how its
 * coefficients are put back into the units of the data.
 *
 * <p>Features and target have mean 0 and population deviation 1. A feature whose deviation is at
 * most 10⁻¹² of its mean is constant: it is left out, its coefficient is 0. With n rows, XᵀX is n
 * times the {@link #correlations}, Xᵀy n times the {@link #targetCorrelations}, yᵀy is n.
 */
final class StandardisedWindow {
  private static final double CONSTANT = 1e-12;

  private final Moments moments;
  private final int[] features;

  private StandardisedWindow(Moments moments, int[] features) {
    this.moments = moments;
    this.features = features;
  }

  /**
   * @param moments of rows (features…, target)
   * @param model what is fitted, for errors: "ridge regression"
   * @throws IllegalArgumentException for no feature, fewer than two rows, or a constant target
   */
  static StandardisedWindow of(Moments moments, String model) {
    Check.atLeast(moments.dimension(), 2, "columns of a " + model + " (features and target)");
    Check.isTrue(
        moments.count() >= 2,
        "%s needs at least 2 rows, got %d; start at a later cutoff"
            .formatted(model, moments.count()));
    int target = moments.dimension() - 1;
    Check.isTrue(
        varies(moments, target),
        "target of a %s is constant (%s in all %d rows): there is nothing to fit; start at a later cutoff"
            .formatted(model, moments.mean(target), moments.count()));
    return new StandardisedWindow(moments, varyingFeatures(moments));
  }

  private static int[] varyingFeatures(Moments moments) {
    int[] varying = new int[moments.dimension() - 1];
    int count = 0;
    for (int i = 0; i < varying.length; i++) {
      if (varies(moments, i)) {
        varying[count++] = i;
      }
    }
    return Arrays.copyOf(varying, count);
  }

  private static boolean varies(Moments moments, int column) {
    double deviation = moments.deviation(column);
    return deviation > CONSTANT * Math.abs(moments.mean(column));
  }

  long rows() {
    return moments.count();
  }

  /** Columns of the features that vary, ascending. */
  int[] features() {
    return features.clone();
  }

  /**
   * Correlations of the features that vary with each other, full and symmetric, 1 on the diagonal.
   */
  double[][] correlations() {
    double[][] correlations = new double[features.length][features.length];
    for (int i = 0; i < features.length; i++) {
      correlations[i][i] = 1;
      for (int j = 0; j < i; j++) {
        correlations[i][j] = correlation(features[i], features[j]);
        correlations[j][i] = correlations[i][j];
      }
    }
    return correlations;
  }

  /** Correlations of the features that vary with the target. */
  double[] targetCorrelations() {
    int target = moments.dimension() - 1;
    return Arrays.stream(features).mapToDouble(feature -> correlation(feature, target)).toArray();
  }

  private double correlation(int i, int j) {
    double scale = Math.sqrt(moments.crossProduct(i, i)) * Math.sqrt(moments.crossProduct(j, j));
    return moments.crossProduct(i, j) / scale;
  }

  /** Rows in units of their deviations: the features that vary, 1, the target. */
  double[][] standardised(double[][] original) {
    int target = moments.dimension() - 1;
    double[][] rows = new double[original.length][features.length + 2];
    for (int row = 0; row < original.length; row++) {
      for (int i = 0; i < features.length; i++) {
        rows[row][i] = standardised(original[row], features[i]);
      }
      rows[row][features.length] = 1;
      rows[row][features.length + 1] = standardised(original[row], target);
    }
    return rows;
  }

  private double standardised(double[] row, int column) {
    return (row[column] - moments.mean(column)) / moments.deviation(column);
  }

  /** The model in original units, whose intercept is 0 in the standardised window. */
  LinearModel model(double[] standardised, double penalty) {
    return model(standardised, 0, penalty);
  }

  /**
   * The model in original units.
   *
   * @param standardised coefficients of the features that vary
   * @param shift intercept in the standardised window
   * @param penalty as {@link LinearModel} keeps it
   */
  LinearModel model(double[] standardised, double shift, double penalty) {
    int target = moments.dimension() - 1;
    double targetDeviation = moments.deviation(target);
    double[] coefficients = new double[target];
    double intercept = moments.mean(target) + shift * targetDeviation;
    for (int i = 0; i < features.length; i++) {
      int feature = features[i];
      if (standardised[i] != 0) {
        coefficients[feature] = standardised[i] * (targetDeviation / moments.deviation(feature));
        intercept -= coefficients[feature] * moments.mean(feature);
      }
    }
    return new LinearModel(intercept, coefficients, targetDeviation, moments.count(), penalty);
  }
}
