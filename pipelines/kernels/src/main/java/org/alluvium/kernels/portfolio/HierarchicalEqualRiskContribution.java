package org.alluvium.kernels.portfolio;

import java.util.Arrays;
import java.util.Objects;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.clustering.CorrelationDistance;
import org.alluvium.kernels.clustering.Dendrogram;
import org.alluvium.kernels.clustering.LeafOrder;
import org.alluvium.kernels.clustering.Linkage;
import org.alluvium.kernels.clustering.Merge;
import org.alluvium.kernels.covariance.CovarianceEstimator;
import org.alluvium.kernels.covariance.SampleCovariance;

/**
 * Hierarchical equal risk contribution (Raffinot 2018, "The hierarchical equal risk contribution
 * portfolio") with variance as its risk: cluster by √(½(1−ρ)), cut the tree into k clusters, and go
 * down from its root. At each merge above the clusters weight is shared in inverse proportion to
 * the sums of the risks of the clusters on either side; the risk of a cluster is the variance of
 * its inverse-variance portfolio, which also shares the weight within.
 *
 * <p>Weights are positive and sum to 1. With WARD they are those of skfolio's {@code
 * HierarchicalEqualRiskContribution} with {@code max_clusters} = k, its reference; where merges on
 * either side of the cut have one height skfolio takes fewer clusters, this takes k. One asset has
 * weight 1 whatever its returns; an asset that never moves is refused. Time O(n²·days + n³).
 */
public final class HierarchicalEqualRiskContribution implements PortfolioEngine {
  private final Linkage linkage;
  private final int clusters;
  private final CovarianceEstimator estimator;

  private HierarchicalEqualRiskContribution(
      Linkage linkage, int clusters, CovarianceEstimator estimator) {
    this.linkage = Objects.requireNonNull(linkage, "linkage");
    this.clusters = Check.atLeast(clusters, 1, "clusters");
    this.estimator = Objects.requireNonNull(estimator, "estimator");
  }

  /**
   * @param clusters k; one per asset where there are fewer assets
   */
  public static HierarchicalEqualRiskContribution of(Linkage linkage, int clusters) {
    return of(linkage, clusters, CovarianceEstimator.SAMPLE);
  }

  /** From another covariance than the sample's. */
  public static HierarchicalEqualRiskContribution of(
      Linkage linkage, int clusters, CovarianceEstimator estimator) {
    return new HierarchicalEqualRiskContribution(linkage, clusters, estimator);
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
    double[][] distance = CorrelationDistance.of(SampleCovariance.correlation(covariance));
    Dendrogram tree = linkage.cluster(distance);
    int[] line = tree.leaves(LeafOrder.PLAIN, distance);
    return StableSum.require(new Descent(tree, clusters, covariance, line).weights(), 1);
  }

  /** The way down a tree whose leaves are in line, left sides first. */
  private static final class Descent {
    private final Dendrogram tree;
    private final int firstSplit;
    private final InverseVariance portfolios;
    private final int[] line;
    private final double[] weights;

    Descent(Dendrogram tree, int clusters, double[][] covariance, int[] line) {
      this.tree = tree;
      this.firstSplit = 2 * tree.items() - Math.min(clusters, tree.items());
      this.portfolios = new InverseVariance(covariance, line);
      this.line = line;
      this.weights = new double[line.length];
    }

    double[] weights() {
      Arrays.fill(weights, 1);
      share(2 * tree.items() - 2, 0, 1);
      return weights;
    }

    /** Shares a weight below a node whose leaves begin at a place. */
    private void share(int node, int from, double weight) {
      if (node < firstSplit) {
        int to = from + size(node);
        portfolios.share(from, to, weights);
        for (int place = from; place < to; place++) {
          weights[line[place]] *= weight;
        }
        return;
      }
      Merge merge = tree.merges().get(node - tree.items());
      int middle = from + size(merge.left());
      double toLeft =
          InverseVariance.toFirst(risk(merge.left(), from), risk(merge.right(), middle));
      share(merge.left(), from, weight * toLeft);
      share(merge.right(), middle, weight * (1 - toLeft));
    }

    /** Sum of the risks of the clusters below a node. */
    private double risk(int node, int from) {
      if (node < firstSplit) {
        return portfolios.variance(from, from + size(node));
      }
      Merge merge = tree.merges().get(node - tree.items());
      return risk(merge.left(), from) + risk(merge.right(), from + size(merge.left()));
    }

    private int size(int node) {
      return node < tree.items() ? 1 : tree.merges().get(node - tree.items()).size();
    }
  }
}
