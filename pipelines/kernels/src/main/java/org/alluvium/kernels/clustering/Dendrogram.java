package org.alluvium.kernels.clustering;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alluvium.kernels.check.Check;

/**
 * The tree that an agglomerative clustering of n items leaves: n − 1 merges in ascending height.
 * Clusters 0 … n − 1 are the items, cluster n + i is the result of merge i, as in the linkage
 * matrix of scipy.
 */
public final class Dendrogram {
  private final List<Merge> merges;
  private final int items;

  private Dendrogram(List<Merge> merges, int items) {
    this.merges = List.copyOf(merges);
    this.items = items;
  }

  /** Sorts merges that name items by height, stably, and numbers the clusters. */
  static Dendrogram ofMerges(List<Merge> unsorted, int items) {
    List<Merge> sorted = new ArrayList<>(unsorted);
    sorted.sort(Comparator.comparingDouble(Merge::height));
    int[] parent = new int[2 * items - 1];
    int[] size = new int[2 * items - 1];
    for (int cluster = 0; cluster < parent.length; cluster++) {
      parent[cluster] = cluster;
      size[cluster] = 1;
    }
    List<Merge> numbered = new ArrayList<>();
    for (Merge merge : sorted) {
      int left = root(parent, merge.left());
      int right = root(parent, merge.right());
      int union = items + numbered.size();
      size[union] = size[left] + size[right];
      parent[left] = union;
      parent[right] = union;
      numbered.add(
          new Merge(Math.min(left, right), Math.max(left, right), merge.height(), size[union]));
    }
    return new Dendrogram(numbered, items);
  }

  /** The merges, lowest first. */
  public List<Merge> merges() {
    return merges;
  }

  /** How many items were clustered. */
  public int items() {
    return items;
  }

  /**
   * The items in the order of the tree's leaves, left to right.
   *
   * @param order how the two sides of each merge are turned
   * @param distance the distances that were clustered, {@code [item][item]}
   */
  public int[] leaves(LeafOrder order, double[][] distance) {
    Check.sameLength(items, distance.length, "distances");
    return items == 1 ? new int[] {0} : order.leaves(this, distance);
  }

  /**
   * Cuts the tree into clusters by undoing its last {@code clusters − 1} merges.
   *
   * @param clusters how many, at most one per item
   * @return the cluster of each item, numbered from 0 in order of their lowest item
   */
  public int[] cut(int clusters) {
    Check.atLeast(clusters, 1, "clusters");
    Check.isTrue(clusters <= items, "clusters must be <= " + items + " items, got " + clusters);
    int[] parent = new int[2 * items - 1];
    for (int cluster = 0; cluster < parent.length; cluster++) {
      parent[cluster] = cluster;
    }
    for (int index = 0; index < items - clusters; index++) {
      parent[merges.get(index).left()] = items + index;
      parent[merges.get(index).right()] = items + index;
    }
    return numberRoots(parent);
  }

  private int[] numberRoots(int[] parent) {
    int[] labels = new int[items];
    List<Integer> seen = new ArrayList<>();
    for (int item = 0; item < items; item++) {
      Integer root = root(parent, item);
      if (!seen.contains(root)) {
        seen.add(root);
      }
      labels[item] = seen.indexOf(root);
    }
    return labels;
  }

  private static int root(int[] parent, int cluster) {
    int root = cluster;
    while (parent[root] != root) {
      root = parent[root];
    }
    return root;
  }
}
