package org.alluvium.kernels.linear;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.moments.Moments;

/**
 * Elastic net, and its special case lasso, from sufficient statistics.
 *
 * <p>Features and target are standardised by the window's own means and population deviations; b
 * minimises ‖y − Xb‖² / 2n + penalty·mix·Σ|bᵢ| + ½·penalty·(1 − mix)·Σ bᵢ² on the standardised
 * data. With the correlations R of the features and r of features and target this is ½bᵀRb − rᵀb
 * plus the penalties, so no row is looked at. {@link CoordinateDescent} finds which coefficients
 * are not 0, and their equations are solved exactly: the conditions of a minimum hold to 10⁻¹² in
 * units of correlation, and the same moments give the same bits. Where features are linear
 * combinations of others and mix is 1, many sets of coefficients are equally good: they predict the
 * same, and one of independent features is given, which may be another one on a {@link #path}.
 *
 * <p>mix = 1 is the lasso, mix = 0 is {@link Ridge} with the same penalty, penalty 0 is least
 * squares. Penalties are in units of correlation: features and target have deviation 1. The
 * coefficient of a constant feature is 0. A sweep is O(p²), the equations of a coefficients that
 * are not 0 O(a³), whatever the number of rows.
 *
 * <p>References: Zou and Hastie, Regularization and Variable Selection via the Elastic Net (2005),
 * section 2, in the form without their rescaling; Friedman, Hastie and Tibshirani, Regularization
 * Paths for Generalized Linear Models via Coordinate Descent (2010), sections 2.2 and 2.5. Equal to
 * scikit-learn's StandardScaler followed by ElasticNet(alpha = penalty, l1_ratio = mix).
 *
 * @param penalty at least 0; from {@link #penaltyMax} on all coefficients are 0
 * @param mix share of the absolute penalty, between 0 (ridge) and 1 (lasso)
 */
public record ElasticNet(double penalty, double mix) implements MomentsRegression {
  private static final int MAXIMUM_SWEEPS = 10_000;

  /** Checks the settings. */
  public ElasticNet {
    checkPenalty(penalty);
    checkMix(mix);
  }

  /** Mix 1: absolute penalty only. */
  public static ElasticNet lasso(double penalty) {
    return new ElasticNet(penalty, 1);
  }

  /**
   * Fits a window.
   *
   * @throws IllegalArgumentException also if penalty·mix is 0 and the features are linearly
   *     dependent beyond what the penalty repairs, or no solution is found in 10 000 sweeps (seen
   *     only for features whose correlation is 1 within 10⁻⁶, with penalties below 10⁻⁴ of the
   *     largest)
   */
  @Override
  public LinearModel fit(Moments moments) {
    return path(moments, new double[] {penalty}, mix).get(0);
  }

  /**
   * One model per penalty, in their order. Each starts from the one before it: falling penalties,
   * as {@link #penalties} gives them, cost less than fits from zero.
   *
   * @throws IllegalArgumentException as {@link #fit}
   */
  public static List<LinearModel> path(Moments moments, double[] penalties, double mix) {
    checkMix(mix);
    StandardisedWindow window = StandardisedWindow.of(moments, "lasso or elastic net");
    double[][] correlations = window.correlations();
    double[] targetCorrelations = window.targetCorrelations();
    double[] coefficients = new double[targetCorrelations.length];
    List<LinearModel> models = new ArrayList<>(penalties.length);
    for (double penalty : penalties) {
      checkPenalty(penalty);
      if (penalty * mix == 0) {
        models.add(new Ridge(penalty).fit(moments));
      } else {
        Penalised problem =
            new Penalised(correlations, targetCorrelations, penalty * mix, penalty * (1 - mix));
        coefficients = CoordinateDescent.minimise(problem, coefficients, MAXIMUM_SWEEPS);
        models.add(window.model(coefficients, penalty));
      }
    }
    return List.copyOf(models);
  }

  /**
   * The smallest penalty at which all coefficients are 0: max |rᵢ| / mix; 0 when no feature is
   * correlated with the target.
   *
   * @throws IllegalArgumentException for mix 0: the coefficients of ridge are never all 0
   */
  public static double penaltyMax(Moments moments, double mix) {
    checkMix(mix);
    Check.isTrue(
        mix > 0, "mix is 0: ridge has no penalty at which all coefficients are 0; pass mix > 0");
    double[] correlations =
        StandardisedWindow.of(moments, "lasso or elastic net").targetCorrelations();
    double largest = Arrays.stream(correlations).map(Math::abs).max().orElse(0);
    double penalty = largest / mix;
    while (penalty * mix < largest) {
      penalty = Math.nextUp(penalty);
    }
    return penalty;
  }

  /**
   * Penalties for {@link #path}: a geometric row from {@link #penaltyMax} down to {@code smallest}
   * times that.
   *
   * @param count at least 2; 100 is usual
   * @param smallest between 0 and 1, both excluded; 0.001 is usual
   * @throws IllegalArgumentException if no feature is correlated with the target, or as {@link
   *     #penaltyMax}
   */
  public static double[] penalties(Moments moments, double mix, int count, double smallest) {
    Check.atLeast(count, 2, "penalties of a path");
    Check.isTrue(
        smallest > 0 && smallest < 1,
        "smallest penalty of a path must be between 0 and 1 of the largest, got " + smallest);
    double largest = penaltyMax(moments, mix);
    Check.isTrue(
        largest > 0,
        "no feature is correlated with the target: there is no path of penalties; start at a later cutoff");
    double[] penalties = new double[count];
    Arrays.setAll(penalties, i -> largest * StrictMath.pow(smallest, (double) i / (count - 1)));
    return penalties;
  }

  private static void checkPenalty(double penalty) {
    Check.notNegative(penalty, "elastic net penalty");
    Check.isTrue(Double.isFinite(penalty), "elastic net penalty must be finite, got " + penalty);
  }

  private static void checkMix(double mix) {
    Check.isTrue(
        mix >= 0 && mix <= 1,
        "mix of an elastic net must be between 0 (ridge) and 1 (lasso), got " + mix);
  }
}
