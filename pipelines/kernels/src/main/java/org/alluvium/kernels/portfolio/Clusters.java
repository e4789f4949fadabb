package org.alluvium.kernels.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Clusters by their numbers. */
final class Clusters {
  private Clusters() {}

  /** The assets of each cluster, ascending, clusters in the order of their numbers. */
  static List<int[]> members(int[] clusters) {
    Map<Integer, List<Integer>> members = new TreeMap<>();
    for (int asset = 0; asset < clusters.length; asset++) {
      members.computeIfAbsent(clusters[asset], number -> new ArrayList<>()).add(asset);
    }
    return members.values().stream()
        .map(assets -> assets.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }
}
