package org.alluvium.kernels.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Single linkage as a minimum spanning tree grown from item 0 (Prim); merges name items, in order
 * of discovery.
 */
final class SpanningTree {
  private SpanningTree() {}

  static List<Merge> merges(double[][] distance) {
    int items = distance.length;
    boolean[] inTree = new boolean[items];
    double[] toTree = new double[items];
    Arrays.fill(toTree, Double.POSITIVE_INFINITY);
    List<Merge> merges = new ArrayList<>();
    int last = 0;
    for (int step = 1; step < items; step++) {
      inTree[last] = true;
      int nearest = relaxFrom(last, distance, inTree, toTree);
      merges.add(new Merge(last, nearest, toTree[nearest], 0));
      last = nearest;
    }
    return merges;
  }

  /**
   * Updates the distances to the tree with those to its newest item, and returns the nearest item
   * outside.
   */
  private static int relaxFrom(int item, double[][] distance, boolean[] inTree, double[] toTree) {
    int nearest = -1;
    for (int other = 0; other < toTree.length; other++) {
      if (!inTree[other]) {
        toTree[other] =
            Math.min(toTree[other], distance[Math.max(item, other)][Math.min(item, other)]);
        nearest = nearest < 0 || toTree[other] < toTree[nearest] ? other : nearest;
      }
    }
    return nearest;
  }
}
