package org.alluvium.kernels.linear;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.moments.Moments;

/**
 * Ridge regression from sufficient statistics.
 *
 * <p>Features and target are standardised by the window's own means and population deviations; b
 * minimises ‖y − Xb‖² + α‖b‖² on the standardised data, with α = penalty · n. With the correlations
 * R of the features and r of features and target this is (R + penalty·I) b = r, solved by Cholesky
 * in O(p³) without a look at the rows. The coefficients are then put back into original units.
 *
 * <p>A feature whose deviation is at most 10⁻¹² of its mean is constant: its coefficient is 0. The
 * moments hold complete rows only, so there is no missing value here. The same moments give the
 * same bits.
 *
 * <p>Reference: Hoerl and Kennard, Ridge Regression (Technometrics, 1970), section 2; equal to
 * scikit-learn's StandardScaler followed by Ridge(alpha = penalty · n).
 */
public final class Ridge {
  private static final double CONSTANT = 1e-12;

  private Ridge() {}

  /**
   * Fits a window.
   *
   * @param moments of rows (features…, target): at least one feature, at least two rows
   * @param penalty per row, at least 0; 0 is least squares and needs features that are linearly
   *     independent
   * @throws IllegalArgumentException if there are too few rows or columns, the target is constant,
   *     or the features are linearly dependent beyond what the penalty repairs
   */
  public static LinearModel fit(Moments moments, double penalty) {
    Check.notNegative(penalty, "ridge penalty");
    Check.isTrue(Double.isFinite(penalty), "ridge penalty must be finite, got " + penalty);
    Check.atLeast(moments.dimension(), 2, "columns of a ridge regression (features and target)");
    Check.isTrue(
        moments.count() >= 2,
        "ridge regression needs at least 2 rows, got "
            + moments.count()
            + "; start at a later cutoff");
    int target = moments.dimension() - 1;
    Check.isTrue(
        varies(moments, target),
        "target of a ridge regression is constant ("
            + moments.mean(target)
            + " in all "
            + moments.count()
            + " rows): there is nothing to fit; start at a later cutoff");
    double[] standardised = solve(moments, varyingFeatures(moments), penalty);
    return inOriginalUnits(moments, standardised, penalty);
  }

  private static double[] solve(Moments moments, int[] features, double penalty) {
    int target = moments.dimension() - 1;
    double[][] system = new double[features.length][features.length];
    double[] right = new double[features.length];
    for (int i = 0; i < features.length; i++) {
      for (int j = 0; j < i; j++) {
        system[i][j] = correlation(moments, features[i], features[j]);
      }
      system[i][i] = 1 + penalty;
      right[i] = correlation(moments, features[i], target);
    }
    double[] solution = Cholesky.factor(system, features).solve(right);
    double[] all = new double[target];
    for (int i = 0; i < features.length; i++) {
      all[features[i]] = solution[i];
    }
    return all;
  }

  private static LinearModel inOriginalUnits(
      Moments moments, double[] standardised, double penalty) {
    int target = standardised.length;
    double targetDeviation = moments.deviation(target);
    double[] coefficients = new double[target];
    double intercept = moments.mean(target);
    for (int i = 0; i < target; i++) {
      if (standardised[i] != 0) {
        coefficients[i] = standardised[i] * (targetDeviation / moments.deviation(i));
        intercept -= coefficients[i] * moments.mean(i);
      }
    }
    return new LinearModel(intercept, coefficients, targetDeviation, moments.count(), penalty);
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

  private static double correlation(Moments moments, int i, int j) {
    double scale = Math.sqrt(moments.crossProduct(i, i)) * Math.sqrt(moments.crossProduct(j, j));
    return moments.crossProduct(i, j) / scale;
  }
}
