package org.alluvium.kernels.clustering;

import java.util.Arrays;
import java.util.List;

/**
 * The shortest path through the leaves of every subtree, for every pair of ends (Bar-Joseph et al.
 * 2001, section 3).
 *
 * <p>Leaves are numbered by their place in the plain order, so that a subtree is a range. Two
 * leaves on different sides of a merge have that merge as their lowest common ancestor, so one
 * matrix holds the paths of all subtrees: {@code length[u][w] = min over (m, k) of length[u][m] +
 * distance[m][k] + length[k][w]}, where m is the other end of the side of u and k that of w. The
 * minimum is taken over m first, then k: O(n³) in all.
 */
final class LeafPaths {
  private final Dendrogram tree;
  private final int items;
  private final int[] plain;
  private final int[] first;
  private final int[] end;
  private final int[] bestU;
  private final int[] bestW;
  private final double[][] distance;
  private final double[][] length;
  private final int[][] inner;

  private LeafPaths(Dendrogram tree, double[][] distance) {
    this.tree = tree;
    this.items = tree.items();
    this.plain = LeafOrder.PLAIN.leaves(tree, distance);
    this.first = new int[2 * items - 1];
    this.end = new int[2 * items - 1];
    this.bestU = new int[items - 1];
    this.bestW = new int[items - 1];
    this.distance = permuted(distance);
    this.length = new double[items][items];
    this.inner = new int[items][items];
  }

  static LeafPaths of(Dendrogram tree, double[][] distance) {
    LeafPaths paths = new LeafPaths(tree, distance);
    paths.findRanges();
    for (int index = 0; index < paths.items - 1; index++) {
      paths.solve(index);
    }
    return paths;
  }

  /** The leaves along the shortest path through the whole tree. */
  int[] shortest() {
    int root = items - 2;
    int[] order = new int[items];
    place(items + root, bestU[root], bestW[root], order, 0);
    return Arrays.stream(order).map(position -> plain[position]).toArray();
  }

  /**
   * For each merge whether it shows its right side first, when each merge settles its own sides.
   */
  boolean[] turnsPerMerge() {
    boolean[] turned = new boolean[items - 1];
    List<Merge> merges = tree.merges();
    for (int index = items - 2; index >= 0; index--) {
      Merge merge = merges.get(index);
      turnSide(turned, merge.left(), turned[index], !endsLeft(merge.left(), bestU[index]));
      turnSide(turned, merge.right(), turned[index], endsLeft(merge.right(), bestW[index]));
    }
    return turned;
  }

  private void turnSide(boolean[] turned, int side, boolean above, boolean own) {
    if (side >= items) {
      turned[side - items] = above ^ own;
    }
  }

  /** Whether a leaf lies on the left side of a cluster; a single leaf has no sides. */
  private boolean endsLeft(int cluster, int leaf) {
    return cluster >= items && leaf < end[tree.merges().get(cluster - items).left()];
  }

  private void findRanges() {
    for (int position = 0; position < items; position++) {
      first[plain[position]] = position;
      end[plain[position]] = position + 1;
    }
    for (int index = 0; index < items - 1; index++) {
      Merge merge = tree.merges().get(index);
      first[items + index] = first[merge.left()];
      end[items + index] = end[merge.right()];
    }
  }

  private void solve(int index) {
    Merge merge = tree.merges().get(index);
    int left = merge.left();
    int right = merge.right();
    double best = Double.POSITIVE_INFINITY;
    for (int u = first[left]; u < end[left]; u++) {
      double[] toRight = new double[items];
      int[] through = new int[items];
      reach(u, left, right, toRight, through);
      for (int w = first[right]; w < end[right]; w++) {
        join(u, w, right, toRight, through);
        if (length[u][w] < best) {
          best = length[u][w];
          bestU[index] = u;
          bestW[index] = w;
        }
      }
    }
  }

  /**
   * Shortest way from end u through the left side to each leaf k of the right side, and the last
   * leaf on the left.
   */
  private void reach(int u, int left, int right, double[] toRight, int[] through) {
    for (int k = first[right]; k < end[right]; k++) {
      toRight[k] = Double.POSITIVE_INFINITY;
      for (int m = otherFirst(left, u); m < otherEnd(left, u); m++) {
        double way = length[u][m] + distance[m][k];
        if (way < toRight[k]) {
          toRight[k] = way;
          through[k] = m;
        }
      }
    }
  }

  private void join(int u, int w, int right, double[] toRight, int[] through) {
    double best = Double.POSITIVE_INFINITY;
    for (int k = otherFirst(right, w); k < otherEnd(right, w); k++) {
      double way = toRight[k] + length[k][w];
      if (way < best) {
        best = way;
        inner[u][w] = through[k];
        inner[w][u] = k;
      }
    }
    length[u][w] = best;
    length[w][u] = best;
  }

  private int otherFirst(int cluster, int leaf) {
    return cluster < items ? leaf : first[otherSide(cluster, leaf)];
  }

  private int otherEnd(int cluster, int leaf) {
    return cluster < items ? leaf + 1 : end[otherSide(cluster, leaf)];
  }

  private int otherSide(int cluster, int leaf) {
    Merge merge = tree.merges().get(cluster - items);
    return endsLeft(cluster, leaf) ? merge.right() : merge.left();
  }

  /**
   * Writes the shortest path of a cluster from leaf {@code from} to leaf {@code to}, starting at a
   * place.
   */
  private void place(int cluster, int from, int to, int[] order, int at) {
    if (cluster < items) {
      order[at] = from;
      return;
    }
    Merge merge = tree.merges().get(cluster - items);
    int near = endsLeft(cluster, from) ? merge.left() : merge.right();
    int far = endsLeft(cluster, from) ? merge.right() : merge.left();
    place(near, from, inner[from][to], order, at);
    place(far, inner[to][from], to, order, at + end[near] - first[near]);
  }

  private double[][] permuted(double[][] original) {
    double[][] permuted = new double[items][items];
    for (int i = 0; i < items; i++) {
      for (int j = 0; j < items; j++) {
        permuted[i][j] = original[Math.max(plain[i], plain[j])][Math.min(plain[i], plain[j])];
      }
    }
    return permuted;
  }
}
