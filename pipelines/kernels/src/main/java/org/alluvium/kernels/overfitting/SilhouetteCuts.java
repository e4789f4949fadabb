package org.alluvium.kernels.overfitting;

import java.util.List;
import org.alluvium.kernels.clustering.Dendrogram;
import org.alluvium.kernels.clustering.Merge;

/**
 * Silhouettes of the cuts of a tree (Rousseeuw 1987): of an item, (b − a) / max(a, b) with its mean
 * distance a to the others of its cluster and b to the nearest other cluster; 0 for one that is
 * alone, or whose distances are all 0. From n clusters downwards each merge adds two columns of
 * summed distances.
 */
final class SilhouetteCuts {
  /** Distance at which items are copies: correlations of copies miss 1 by their rounding. */
  private static final double SAME = 1e-6;

  private final double[][] summed;
  private final int[] cluster;
  private final int[] size;
  private final List<Merge> merges;
  private final int items;

  SilhouetteCuts(double[][] distance, Dendrogram tree) {
    this.items = distance.length;
    this.merges = tree.merges();
    this.summed = new double[items][];
    this.cluster = new int[items];
    this.size = new int[items];
    for (int item = 0; item < items; item++) {
      summed[item] = distance[item].clone();
      cluster[item] = item;
      size[item] = 1;
    }
  }

  /**
   * The number of clusters with the best quality, the mean of the silhouettes over their deviation;
   * the fewer on a tie. Items that are all alike are one cluster; else there are two at least, and
   * as many as items when no cut is better than chance.
   */
  int best() {
    if (items == 1 || merges.get(items - 2).height() <= SAME) {
      return 1;
    }
    int best = items;
    double highest = 0;
    int[] slot = new int[2 * items - 1];
    for (int item = 0; item < items; item++) {
      slot[item] = item;
    }
    for (int index = 0; index < items - 2; index++) {
      Merge merge = merges.get(index);
      slot[items + index] = union(slot[merge.left()], slot[merge.right()]);
      double quality = quality();
      if (quality >= highest && quality > 0) {
        best = items - index - 1;
        highest = quality;
      }
    }
    return best;
  }

  /** Two slots become the first of them. */
  private int union(int into, int from) {
    for (int item = 0; item < items; item++) {
      summed[item][into] += summed[item][from];
      cluster[item] = cluster[item] == from ? into : cluster[item];
    }
    size[into] += size[from];
    size[from] = 0;
    return into;
  }

  private double quality() {
    double sum = 0;
    double squares = 0;
    for (int item = 0; item < items; item++) {
      double silhouette = silhouette(item);
      sum += silhouette;
      squares += silhouette * silhouette;
    }
    double mean = sum / items;
    double variance = squares / items - mean * mean;
    return mean / Math.sqrt(Math.max(variance, Math.ulp(1.0)));
  }

  private double silhouette(int item) {
    int own = cluster[item];
    if (size[own] == 1) {
      return 0;
    }
    double nearest = Double.POSITIVE_INFINITY;
    for (int other = 0; other < items; other++) {
      if (other != own && size[other] > 0) {
        nearest = Math.min(nearest, summed[item][other] / size[other]);
      }
    }
    double within = summed[item][own] / (size[own] - 1);
    double greater = Math.max(within, nearest);
    return greater == 0 ? 0 : (nearest - within) / greater;
  }
}
