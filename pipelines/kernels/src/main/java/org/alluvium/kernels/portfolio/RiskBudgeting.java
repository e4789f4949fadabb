package org.alluvium.kernels.portfolio;

import java.util.Arrays;
import java.util.Objects;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.covariance.CovarianceEstimator;
import org.alluvium.kernels.covariance.SampleCovariance;
import org.alluvium.kernels.matrix.Cholesky;

/**
 * The long portfolio in which each asset contributes its share of the risk: wᵢ(Σw)ᵢ = bᵢ·wᵀΣw; with
 * equal shares, equal risk contribution. Minimises ½yᵀCy − Σ bᵢ ln yᵢ over the correlations C by
 * damped Newton steps, w ∝ y/σ; the solution is unique and positive, also where the covariance is
 * singular. Without an estimator of another kind covariance is the sample's over the days complete
 * in all assets. One asset has weight 1. Time O(n²·days + n³) per step, some ten steps.
 *
 * <p>Reference: Spinu, An algorithm for computing risk parity weights (2013); Maillard, Roncalli
 * and Teïletche, The properties of equally weighted risk contribution portfolios (Journal of
 * Portfolio Management, 2010).
 */
public final class RiskBudgeting implements PortfolioEngine {
  private static final int MOST_STEPS = 200;
  private static final double MOST_RESIDUAL = 1e-9;
  private static final double CONVERGED = 1e-13;

  /** Below it a Newton step converges quadratically at its full length. */
  private static final double FULL_STEP = 0.95 * (3 - Math.sqrt(5)) / 2;

  private final double[] budgets;
  private final CovarianceEstimator estimator;

  private RiskBudgeting(double[] budgets, CovarianceEstimator estimator) {
    this.budgets = budgets;
    this.estimator = Objects.requireNonNull(estimator, "estimator");
  }

  /** Equal shares for every asset. */
  public static RiskBudgeting equal() {
    return equal(CovarianceEstimator.SAMPLE);
  }

  /** Equal shares, from another covariance than the sample's. */
  public static RiskBudgeting equal(CovarianceEstimator estimator) {
    return new RiskBudgeting(new double[0], estimator);
  }

  /**
   * @param budgets share of each asset, above 0; divided by their sum
   */
  public static RiskBudgeting of(double[] budgets) {
    return of(budgets, CovarianceEstimator.SAMPLE);
  }

  /** From another covariance than the sample's. */
  public static RiskBudgeting of(double[] budgets, CovarianceEstimator estimator) {
    double sum = Arrays.stream(budgets).sum();
    Check.isTrue(
        budgets.length > 0
            && Arrays.stream(budgets).allMatch(b -> b > 0)
            && sum < Double.POSITIVE_INFINITY,
        () -> "budgets of risk must be finite and above 0, got " + Arrays.toString(budgets));
    return new RiskBudgeting(Arrays.stream(budgets).map(b -> b / sum).toArray(), estimator);
  }

  @Override
  public double[] weights(AllocationRequest request) {
    return request.assets() == 1
        ? new double[] {1}
        : weightsOfCovariance(Risks.covariance(request.returns(), estimator));
  }

  /**
   * Weights from a covariance of the caller's choice.
   *
   * @param covariance {@code [asset][asset]}, symmetric, with positive variances
   */
  public double[] weightsOfCovariance(double[][] covariance) {
    Risks.requireVariances(covariance);
    int assets = covariance.length;
    double[] shares = shares(assets);
    double[] weights = solve(SampleCovariance.correlation(covariance), shares);
    double sum = 0;
    for (int i = 0; i < assets; i++) {
      weights[i] /= Math.sqrt(covariance[i][i]);
      sum += weights[i];
    }
    for (int i = 0; i < assets; i++) {
      weights[i] /= sum;
    }
    return StableSum.require(weights, 1);
  }

  private double[] shares(int assets) {
    if (budgets.length == 0) {
      double[] equal = new double[assets];
      Arrays.fill(equal, 1.0 / assets);
      return equal;
    }
    Check.sameLength(assets, budgets.length, "budgets of risk");
    return budgets;
  }

  private static double[] solve(double[][] correlation, double[] shares) {
    int assets = shares.length;
    double[] y = new double[assets];
    Arrays.fill(y, start(correlation));
    double residual = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] gradient = new double[assets];
      double[][] hessian = new double[assets][];
      residual = 0;
      for (int i = 0; i < assets; i++) {
        hessian[i] = correlation[i].clone();
        for (int j = 0; j < assets; j++) {
          gradient[i] += correlation[i][j] * y[j];
        }
        double pull = shares[i] / y[i];
        gradient[i] -= pull;
        hessian[i][i] += pull / y[i];
        residual = Math.max(residual, Math.abs(gradient[i]) / pull);
      }
      if (residual <= CONVERGED || !move(y, gradient, hessian, shares)) {
        break;
      }
    }
    if (!(residual <= MOST_RESIDUAL)) {
      throw AllocationException.of(
          AllocationException.Reason.NOT_SOLVED,
          "contributions to the risk miss their shares by " + residual);
    }
    return y;
  }

  /** Where all have the same: 1 / √(1ᵀC1), or 1 where they hedge each other wholly. */
  private static double start(double[][] correlation) {
    double sum = 0;
    for (double[] row : correlation) {
      for (double value : row) {
        sum += value;
      }
    }
    return sum > 1e-6 ? 1 / Math.sqrt(sum) : 1;
  }

  /** A damped step; false when it is too small to change anything. */
  private static boolean move(double[] y, double[] gradient, double[][] hessian, double[] shares) {
    Cholesky factor = Cholesky.leading(hessian);
    if (factor.size() < y.length) {
      throw AllocationException.of(
          AllocationException.Reason.NOT_SOLVED, "correlations are not positive semi-definite");
    }
    double[] direction = factor.solve(gradient);
    double least = Arrays.stream(shares).min().orElse(1);
    double decrement = 0;
    double greatest = 0;
    for (int i = 0; i < y.length; i++) {
      decrement += direction[i] * gradient[i];
      greatest = Math.max(greatest, Math.abs(direction[i]) / y[i]);
    }
    double distance = Math.sqrt(Math.max(0, decrement) / least);
    double length = distance <= FULL_STEP ? 1 : 1 / (1 + greatest);
    for (int i = 0; i < y.length; i++) {
      y[i] -= length * direction[i];
    }
    return greatest > Math.ulp(1.0);
  }
}
