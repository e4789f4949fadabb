package org.alluvium.kernels.clustering;

import java.util.Arrays;
import java.util.List;

/**
 * How the leaves of a {@link Dendrogram} are put in a line. The tree leaves 2ⁿ⁻¹ orders open, one
 * turn per merge.
 */
public enum LeafOrder {
  /**
   * The lower-numbered side of each merge first: scipy's order without {@code optimal_ordering}.
   */
  PLAIN {
    @Override
    int[] leaves(Dendrogram tree, double[][] distance) {
      return read(tree, new boolean[tree.merges().size()]);
    }
  },

  /**
   * The order with the least sum of distances between neighbours, among all that the tree allows
   * (Bar-Joseph, Gifford and Jaakkola 2001, "Fast optimal leaf ordering for hierarchical
   * clustering"). Exact; O(n³) time, O(n²) space.
   */
  OPTIMAL {
    @Override
    int[] leaves(Dendrogram tree, double[][] distance) {
      return LeafPaths.of(tree, distance).shortest();
    }
  },

  /**
   * What scipy's {@code optimal_leaf_ordering} does, and with it skfolio and Riskfolio-Lib: each
   * merge turns its two sides for the best path through that merge alone, and the merge above does
   * not revise it, so the sum may be larger than that of {@link #OPTIMAL}. Scipy keeps path lengths
   * as 32-bit floats, this keeps 64 bits: orders may differ where two paths are within about 1e-7
   * of each other.
   */
  SCIPY_OPTIMAL {
    @Override
    int[] leaves(Dendrogram tree, double[][] distance) {
      return read(tree, LeafPaths.of(tree, distance).turnsPerMerge());
    }
  };

  abstract int[] leaves(Dendrogram tree, double[][] distance);

  /**
   * Reads the leaves from left to right, where {@code turned} merges show their right side first.
   */
  static int[] read(Dendrogram tree, boolean[] turned) {
    List<Merge> merges = tree.merges();
    int items = tree.items();
    int[] leaves = new int[items];
    int[] stack = new int[items + 1];
    int depth = 0;
    int found = 0;
    stack[depth++] = items + merges.size() - 1;
    while (depth > 0) {
      int cluster = stack[--depth];
      if (cluster < items) {
        leaves[found++] = cluster;
      } else {
        Merge merge = merges.get(cluster - items);
        boolean turn = turned[cluster - items];
        stack[depth++] = turn ? merge.left() : merge.right();
        stack[depth++] = turn ? merge.right() : merge.left();
      }
    }
    return Arrays.copyOf(leaves, found);
  }
}
