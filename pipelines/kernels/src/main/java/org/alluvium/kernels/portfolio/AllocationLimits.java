package org.alluvium.kernels.portfolio;

import static org.alluvium.kernels.portfolio.AllocationException.Reason.INFEASIBLE;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.alluvium.kernels.check.Check;

/**
 * What a book may be, and what it costs to get there.
 *
 * @param bounds of every weight
 * @param net what the weights sum to
 * @param gross most that Σ|wᵢ| may be; infinite = no limit
 * @param mostOfCluster most that Σ|wᵢ| of one cluster may be; infinite = no limit
 * @param costs of trading from the held book
 */
public record AllocationLimits(
    WeightBounds bounds, double net, double gross, double mostOfCluster, TurnoverCosts costs) {
  /** Long, with all invested; trading costs nothing. */
  public static final AllocationLimits LONG = of(WeightBounds.LONG);

  public AllocationLimits {
    Objects.requireNonNull(bounds, "bounds");
    Objects.requireNonNull(costs, "costs");
    Check.isTrue(Double.isFinite(net), "net, what weights sum to, must be finite, got " + net);
    Check.isTrue(
        gross >= Math.abs(net) && gross > 0,
        "gross must be above 0 and not below the net of %s, got %s".formatted(net, gross));
    Check.positive(mostOfCluster, "most of a cluster");
  }

  /** Bounds alone: weights sum to 1, no other limit, no costs. */
  public static AllocationLimits of(WeightBounds bounds) {
    return new AllocationLimits(
        bounds, 1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, TurnoverCosts.NONE);
  }

  public AllocationLimits withNet(double target) {
    return new AllocationLimits(bounds, target, gross, mostOfCluster, costs);
  }

  public AllocationLimits withGross(double most) {
    return new AllocationLimits(bounds, net, most, mostOfCluster, costs);
  }

  public AllocationLimits withMostOfCluster(double most) {
    return new AllocationLimits(bounds, net, gross, most, costs);
  }

  public AllocationLimits withCosts(TurnoverCosts trading) {
    return new AllocationLimits(bounds, net, gross, mostOfCluster, trading);
  }

  /**
   * Long weights cut to the greatest weight and cap of a cluster; what is cut off is cash.
   *
   * @param clusters of the assets, equal numbers are one cluster
   */
  public double[] cut(double[] weights, int[] clusters) {
    double[] cut = Arrays.stream(weights).map(weight -> Math.min(weight, bounds.most())).toArray();
    for (int[] members : Clusters.members(clusters)) {
      double size = Arrays.stream(members).mapToDouble(asset -> cut[asset]).sum();
      if (size > mostOfCluster) {
        for (int asset : members) {
          cut[asset] *= mostOfCluster / size;
        }
      }
    }
    return cut;
  }

  /** Whether there is nothing but bounds and a sum of 1. */
  boolean isBoundsOnly() {
    return net == 1 && !limitsSizes() && mostOfCluster >= 1 && costs.penalty() == 0;
  }

  /** Whether sums of sizes are limited that differ from sums of weights. */
  boolean limitsSizes() {
    return bounds.least() < 0
        && (gross < Double.POSITIVE_INFINITY || mostOfCluster < Double.POSITIVE_INFINITY);
  }

  /** The weights of a book of one asset. */
  double[] single() {
    if (net < bounds.least() || net > bounds.most() || Math.abs(net) > mostOfCluster) {
      throw AllocationException.of(
          INFEASIBLE,
          "one asset of weight %s is not within %s; widen the limits or take more assets"
              .formatted(net, this));
    }
    return new double[] {net};
  }

  /**
   * Fails where bounds or caps alone leave no book.
   *
   * @throws AllocationException (INFEASIBLE)
   */
  void require(int[] clusters) {
    bounds.require(clusters.length, net);
    List<int[]> members = Clusters.members(clusters);
    double room =
        members.stream()
            .mapToDouble(cluster -> Math.min(cluster.length * bounds.most(), mostOfCluster))
            .sum();
    if (room < net) {
      throw AllocationException.of(
          INFEASIBLE,
          "%d clusters of at most %s each cannot sum to %s; raise the cap or take more clusters"
              .formatted(members.size(), mostOfCluster, net));
    }
  }
}
