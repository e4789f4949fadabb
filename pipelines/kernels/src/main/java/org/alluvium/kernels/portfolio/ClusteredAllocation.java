package org.alluvium.kernels.portfolio;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.alluvium.kernels.covariance.CovarianceEstimator;

/**
 * First between clusters, then within, as the market's quadrant says.
 *
 * <p>The core: within each cluster the long portfolio of the least variance, with a penalty
 * λ·v̄·Σw² for its mean variance v̄; between clusters the same of the clusters' portfolios. The
 * aggressor sleeve: a share of the book, equally to the winners, which are the assets with the
 * highest scores (of equal ones those that come first); the core has the rest. The quadrant sets λ
 * and the share: by {@link ClusteredSettings#standard} there is a sleeve in an expansion alone, and
 * elsewhere its share is the core's. Where no asset has a score the core has all.
 *
 * <p>Of a request it reads clusters, scores and the quadrant. Weights are not negative and sum to
 * 1. Without an estimator of another kind covariance is the sample's over the days complete in all
 * assets. One asset has weight 1. With one asset per cluster, or one cluster, the core is {@link
 * MinimumVariance} with a penalty. Time O(n²·days + n³).
 */
public final class ClusteredAllocation implements PortfolioEngine {
  private final ClusteredSettings settings;
  private final CovarianceEstimator estimator;

  private ClusteredAllocation(ClusteredSettings settings, CovarianceEstimator estimator) {
    this.settings = Objects.requireNonNull(settings, "settings");
    this.estimator = Objects.requireNonNull(estimator, "estimator");
  }

  public static ClusteredAllocation of(ClusteredSettings settings) {
    return of(settings, CovarianceEstimator.SAMPLE);
  }

  /** From another covariance than the sample's. */
  public static ClusteredAllocation of(ClusteredSettings settings, CovarianceEstimator estimator) {
    return new ClusteredAllocation(settings, estimator);
  }

  @Override
  public double[] weights(AllocationRequest request) {
    if (request.assets() == 1) {
      return new double[] {1};
    }
    QuadrantSettings now = settings.in(request.quadrant());
    double[][] covariance = Risks.covariance(request.returns(), estimator);
    double[] weights = core(covariance, Clusters.members(request.clusters()), now.penalty());
    int[] winners = winners(request.scores());
    if (now.sleeve() > 0 && winners.length > 0) {
      Arrays.setAll(weights, asset -> (1 - now.sleeve()) * weights[asset]);
      for (int winner : winners) {
        weights[winner] += now.sleeve() / winners.length;
      }
    }
    return StableSum.require(weights, 1);
  }

  private static double[] core(double[][] covariance, List<int[]> clusters, double penalty) {
    double[][] within = new double[clusters.size()][];
    for (int cluster = 0; cluster < within.length; cluster++) {
      within[cluster] = least(among(covariance, clusters.get(cluster)), penalty);
    }
    double[] between = least(requireRisk(between(covariance, clusters, within)), penalty);
    double[] weights = new double[covariance.length];
    for (int cluster = 0; cluster < within.length; cluster++) {
      int[] members = clusters.get(cluster);
      for (int place = 0; place < members.length; place++) {
        weights[members[place]] = between[cluster] * within[cluster][place];
      }
    }
    return weights;
  }

  private static double[] least(double[][] covariance, double penalty) {
    int assets = covariance.length;
    if (assets == 1) {
      return new double[] {1};
    }
    double mean = IntStream.range(0, assets).mapToDouble(i -> covariance[i][i] / assets).sum();
    for (int asset = 0; asset < assets; asset++) {
      covariance[asset][asset] += penalty * mean;
    }
    return MinimumVariance.of(WeightBounds.LONG).weightsOfCovariance(covariance);
  }

  private static double[][] among(double[][] covariance, int[] members) {
    return Arrays.stream(members)
        .mapToObj(i -> Arrays.stream(members).mapToDouble(j -> covariance[i][j]).toArray())
        .toArray(double[][]::new);
  }

  /** Covariance of the clusters' portfolios. */
  private static double[][] between(
      double[][] covariance, List<int[]> clusters, double[][] within) {
    double[][] between = new double[within.length][within.length];
    for (int one = 0; one < within.length; one++) {
      for (int other = 0; other <= one; other++) {
        double sum = 0;
        for (int i = 0; i < within[one].length; i++) {
          double[] row = covariance[clusters.get(one)[i]];
          for (int j = 0; j < within[other].length; j++) {
            sum += within[one][i] * row[clusters.get(other)[j]] * within[other][j];
          }
        }
        between[one][other] = sum;
        between[other][one] = sum;
      }
    }
    return between;
  }

  private static double[][] requireRisk(double[][] between) {
    for (int cluster = 0; cluster < between.length; cluster++) {
      if (!(between[cluster][cluster] > 0)) {
        throw AllocationException.of(
            AllocationException.Reason.RISKLESS_GROUPS,
            "the assets of the cluster at place %d hedge each other wholly; use a longer window or other clusters"
                .formatted(cluster));
      }
    }
    return between;
  }

  private int[] winners(double[] scores) {
    return IntStream.range(0, scores.length)
        .filter(asset -> !Double.isNaN(scores[asset]))
        .boxed()
        .sorted(Comparator.comparingDouble(asset -> -scores[asset]))
        .limit(settings.winners())
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
