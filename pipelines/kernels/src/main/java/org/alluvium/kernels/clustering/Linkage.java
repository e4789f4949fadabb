package org.alluvium.kernels.clustering;

import org.alluvium.kernels.check.Check;

/**
 * How the distance between two clusters follows from the distances between their members.
 *
 * <p>Clusters merge in the order, and with the numbering, of {@code
 * scipy.cluster.hierarchy.linkage} on the same condensed distances: single linkage through a
 * minimum spanning tree grown from item 0, the others by the nearest-neighbour chain (Müllner 2011,
 * "Modern hierarchical, agglomerative clustering algorithms"); merges are then sorted by height,
 * stably. Ties go to the lowest index, and in the chain to the previous element, so the result is a
 * function of the matrix alone. Time O(n²) for single, O(n²) to O(n³) for the others; space O(n²).
 */
public enum Linkage {
  /** The nearest pair of members. */
  SINGLE {
    @Override
    double merged(double toLeft, double toRight, double between, Sizes sizes) {
      return Math.min(toLeft, toRight);
    }
  },

  /** The mean over all pairs of members (UPGMA). */
  AVERAGE {
    @Override
    double merged(double toLeft, double toRight, double between, Sizes sizes) {
      return (sizes.left() * toLeft + sizes.right() * toRight) / (sizes.left() + sizes.right());
    }
  },

  /** The growth of the within-cluster variance (Ward 1963), in the Lance–Williams form. */
  WARD {
    @Override
    double merged(double toLeft, double toRight, double between, Sizes sizes) {
      double scale = 1.0 / (sizes.left() + sizes.right() + sizes.other());
      double square =
          (sizes.other() + sizes.left()) * scale * toLeft * toLeft
              + (sizes.other() + sizes.right()) * scale * toRight * toRight
              - sizes.other() * scale * between * between;
      return Math.sqrt(Math.max(0, square));
    }
  };

  /** Members of the two clusters that merge, and of a third. */
  record Sizes(int left, int right, int other) {}

  /** Distance from a third cluster to the union of two that are {@code between} apart. */
  abstract double merged(double toLeft, double toRight, double between, Sizes sizes);

  /**
   * Clusters the items of a distance matrix.
   *
   * @param distance {@code [item][item]}, symmetric, finite and not negative; only the part below
   *     the diagonal is read
   * @throws IllegalArgumentException when the matrix is empty, not square, or holds NaN, infinity
   *     or a negative value
   */
  public Dendrogram cluster(double[][] distance) {
    requireDistances(distance);
    return Dendrogram.ofMerges(
        this == SINGLE ? SpanningTree.merges(distance) : NeighbourChain.merges(distance, this),
        distance.length);
  }

  private static void requireDistances(double[][] distance) {
    Check.atLeast(distance.length, 1, "number of items to cluster");
    for (int i = 0; i < distance.length; i++) {
      Check.sameLength(distance.length, distance[i].length, "distances of item " + i);
      for (int j = 0; j < i; j++) {
        double value = distance[i][j];
        Check.isTrue(
            value >= 0 && value <= Double.MAX_VALUE,
            "distance of items " + j + " and " + i + " must be finite and >= 0, got " + value);
      }
    }
  }
}
