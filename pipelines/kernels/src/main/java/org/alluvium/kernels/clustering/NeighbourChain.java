package org.alluvium.kernels.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The nearest-neighbour chain: follow nearest neighbours until two clusters are each other's, merge
 * them, go on.
 */
final class NeighbourChain {
  private final Linkage linkage;
  private final double[][] distance;
  private final int[] size;
  private final int[] chain;
  private int length;

  private NeighbourChain(double[][] distance, Linkage linkage) {
    this.linkage = linkage;
    this.distance = symmetric(distance);
    this.size = new int[distance.length];
    this.chain = new int[distance.length];
    Arrays.fill(size, 1);
  }

  /**
   * Merges in order of discovery; the union of two clusters goes on under the higher of their item
   * numbers.
   */
  static List<Merge> merges(double[][] distance, Linkage linkage) {
    NeighbourChain chain = new NeighbourChain(distance, linkage);
    List<Merge> merges = new ArrayList<>();
    for (int step = 1; step < distance.length; step++) {
      merges.add(chain.next());
    }
    return merges;
  }

  private Merge next() {
    if (length == 0) {
      chain[length++] = firstAlive();
    }
    int tip = chain[length - 1];
    int neighbour = nearest(tip);
    while (length < 2 || neighbour != chain[length - 2]) {
      chain[length++] = neighbour;
      tip = neighbour;
      neighbour = nearest(tip);
    }
    length -= 2;
    return unite(Math.min(tip, neighbour), Math.max(tip, neighbour));
  }

  private int firstAlive() {
    int item = 0;
    while (size[item] == 0) {
      item++;
    }
    return item;
  }

  /**
   * The nearest living cluster; on a tie the previous element of the chain, then the lowest index.
   */
  private int nearest(int tip) {
    int best = length > 1 ? chain[length - 2] : -1;
    for (int other = 0; other < size.length; other++) {
      boolean alive = size[other] > 0 && other != tip;
      if (alive && (best < 0 || distance[tip][other] < distance[tip][best])) {
        best = other;
      }
    }
    return best;
  }

  private Merge unite(int low, int high) {
    double height = distance[low][high];
    int sizeLow = size[low];
    int sizeHigh = size[high];
    size[low] = 0;
    for (int other = 0; other < size.length; other++) {
      if (size[other] > 0 && other != high) {
        Linkage.Sizes sizes = new Linkage.Sizes(sizeLow, sizeHigh, size[other]);
        distance[other][high] =
            linkage.merged(distance[other][low], distance[other][high], height, sizes);
        distance[high][other] = distance[other][high];
      }
    }
    size[high] = sizeLow + sizeHigh;
    return new Merge(low, high, height, size[high]);
  }

  private static double[][] symmetric(double[][] distance) {
    double[][] copy = new double[distance.length][distance.length];
    for (int i = 0; i < distance.length; i++) {
      for (int j = 0; j < i; j++) {
        copy[i][j] = distance[i][j];
        copy[j][i] = distance[i][j];
      }
    }
    return copy;
  }
}
