package org.alluvium.kernels.portfolio;

import java.util.Objects;
import org.alluvium.kernels.clustering.CorrelationDistance;
import org.alluvium.kernels.clustering.LeafOrder;
import org.alluvium.kernels.clustering.Linkage;
import org.alluvium.kernels.covariance.CovarianceEstimator;
import org.alluvium.kernels.covariance.SampleCovariance;

/**
 * Hierarchical risk parity (López de Prado 2016, "Building diversified portfolios that outperform
 * out of sample", section 3): cluster by √(½(1−ρ)), line the assets up along the tree, then halve
 * the line again and again, sharing each half's weight in inverse proportion to the variance of its
 * inverse-variance portfolio. No matrix is inverted.
 *
 * <p>Weights are positive and sum to 1. Without an estimator of another kind covariance is the
 * sample's (divisor n − 1) over the days complete in all assets; fewer days than assets are
 * allowed. With WARD and SCIPY_OPTIMAL the weights are those of skfolio and Riskfolio-Lib, with
 * SINGLE and PLAIN those of PyPortfolioOpt. An exact optimal order (OPTIMAL) can differ from
 * scipy's. One asset has weight 1 whatever its returns; an asset that never moves is refused. Time
 * O(n²·days + n³).
 */
public final class HierarchicalRiskParity implements PortfolioEngine {
  private final Linkage linkage;
  private final LeafOrder leafOrder;
  private final CovarianceEstimator estimator;

  private HierarchicalRiskParity(
      Linkage linkage, LeafOrder leafOrder, CovarianceEstimator estimator) {
    this.linkage = Objects.requireNonNull(linkage, "linkage");
    this.leafOrder = Objects.requireNonNull(leafOrder, "leafOrder");
    this.estimator = Objects.requireNonNull(estimator, "estimator");
  }

  public static HierarchicalRiskParity of(Linkage linkage, LeafOrder leafOrder) {
    return of(linkage, leafOrder, CovarianceEstimator.SAMPLE);
  }

  /** From another covariance than the sample's. */
  public static HierarchicalRiskParity of(
      Linkage linkage, LeafOrder leafOrder, CovarianceEstimator estimator) {
    return new HierarchicalRiskParity(linkage, leafOrder, estimator);
  }

  @Override
  public double[] weights(AllocationRequest request) {
    return request.assets() == 1
        ? new double[] {1}
        : weightsOfCovariance(Risks.covariance(request.returns(), estimator));
  }

  /**
   * Weights from a covariance of the caller's choice (shrunk, exponentially weighted).
   *
   * @param covariance {@code [asset][asset]}, symmetric, with positive variances
   */
  public double[] weightsOfCovariance(double[][] covariance) {
    if (covariance.length == 1) {
      return new double[] {1};
    }
    Risks.requireVariances(covariance);
    return StableSum.require(RecursiveBisection.weights(covariance, order(covariance)), 1);
  }

  private int[] order(double[][] covariance) {
    double[][] distance = CorrelationDistance.of(SampleCovariance.correlation(covariance));
    return linkage.cluster(distance).leaves(leafOrder, distance);
  }
}
