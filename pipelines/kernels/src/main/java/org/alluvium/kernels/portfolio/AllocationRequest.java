package org.alluvium.kernels.portfolio;

import static org.alluvium.kernels.portfolio.AllocationException.Reason.NO_ASSETS;
import static org.alluvium.kernels.portfolio.AllocationException.Reason.UNEVEN_SERIES;

import java.util.Arrays;
import java.util.Objects;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.regime.Quadrant;

/**
 * What an engine may know when it decides weights. Every engine reads the returns; what else it
 * reads, its description says. Arrays are kept as they come and must not be changed afterwards; two
 * requests are equal when they are the same.
 *
 * @param returns {@code [asset][day]}, {@code NaN} = missing
 * @param held weight of each asset in the book that is held now; 0 everywhere where nothing is
 * @param clusters number of each asset's cluster, in any numbering
 * @param scores of each asset, higher is better; {@code NaN} = none
 * @param quadrant what the market is in
 */
public record AllocationRequest(
    double[][] returns, double[] held, int[] clusters, double[] scores, Quadrant quadrant) {
  /**
   * @throws AllocationException when there is no asset, or their series differ in length
   * @throws IllegalArgumentException when there is not one of the others per asset, or a held
   *     weight is not finite
   */
  public AllocationRequest {
    requireSeries(returns);
    Check.sameLength(returns.length, held.length, "held weights");
    Check.sameLength(returns.length, clusters.length, "clusters");
    Check.sameLength(returns.length, scores.length, "scores");
    Objects.requireNonNull(quadrant, "quadrant");
    for (double weight : held) {
      Check.isTrue(Double.isFinite(weight), () -> "a held weight must be finite, got " + weight);
    }
  }

  /** Nothing held, each asset its own cluster, no scores, {@link Quadrant#NORMAL}. */
  public static AllocationRequest of(double[][] returns) {
    int[] clusters = new int[returns.length];
    Arrays.setAll(clusters, asset -> asset);
    double[] scores = new double[returns.length];
    Arrays.fill(scores, Double.NaN);
    return new AllocationRequest(
        returns, new double[returns.length], clusters, scores, Quadrant.NORMAL);
  }

  public AllocationRequest withHeld(double... weights) {
    return new AllocationRequest(returns, weights, clusters, scores, quadrant);
  }

  public AllocationRequest withClusters(int... numbers) {
    return new AllocationRequest(returns, held, numbers, scores, quadrant);
  }

  public AllocationRequest withScores(double... values) {
    return new AllocationRequest(returns, held, clusters, values, quadrant);
  }

  public AllocationRequest withQuadrant(Quadrant now) {
    return new AllocationRequest(returns, held, clusters, scores, now);
  }

  /** How many assets there are. */
  public int assets() {
    return returns.length;
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public String toString() {
    return "request for %d assets, %d days, %s"
        .formatted(returns.length, returns[0].length, quadrant);
  }

  private static void requireSeries(double[][] returns) {
    if (returns.length == 0) {
      throw AllocationException.of(NO_ASSETS, "weights need at least one asset");
    }
    for (int asset = 1; asset < returns.length; asset++) {
      if (returns[asset].length != returns[0].length) {
        throw AllocationException.of(
            UNEVEN_SERIES,
            "returns of asset "
                + asset
                + " have length "
                + returns[asset].length
                + ", those of asset 0 "
                + returns[0].length);
      }
    }
  }
}
