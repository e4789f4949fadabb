package org.alluvium.kernels.linear;

import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.matrix.Cholesky;
import org.alluvium.kernels.moments.Moments;

/**
 * Ridge regression from sufficient statistics.
 *
 * <p>Features and target are standardised by the window's own means and population deviations; b
 * minimises ‖y − Xb‖² + α‖b‖² on the standardised data, with α = penalty · n. With the correlations
 * R of the features and r of features and target this is (R + penalty·I) b = r, solved by Cholesky
 * in O(p³) without a look at the rows. The coefficients are then put back into original units.
 *
 * <p>The coefficient of a constant feature is 0. The moments hold complete rows only, so there is
 * no missing value here. The same moments give the same bits.
 *
 * <p>Reference: Hoerl and Kennard, Ridge Regression (Technometrics, 1970), section 2; equal to
 * scikit-learn's StandardScaler followed by Ridge(alpha = penalty · n).
 *
 * @param penalty per row, at least 0; 0 is least squares and needs features that are linearly
 *     independent
 */
public record Ridge(double penalty) implements MomentsRegression {
  /** Checks the penalty. */
  public Ridge {
    Check.notNegative(penalty, "ridge penalty");
    Check.isTrue(Double.isFinite(penalty), "ridge penalty must be finite, got " + penalty);
  }

  /**
   * Fits a window.
   *
   * @throws IllegalArgumentException also if the features are linearly dependent beyond what the
   *     penalty repairs
   */
  @Override
  public LinearModel fit(Moments moments) {
    StandardisedWindow window = StandardisedWindow.of(moments, "ridge regression");
    double[][] system = window.correlations();
    for (int i = 0; i < system.length; i++) {
      system[i][i] = 1 + penalty;
    }
    double[] coefficients =
        Cholesky.factor(system, window.features()).solve(window.targetCorrelations());
    return window.model(coefficients, penalty);
  }
}
