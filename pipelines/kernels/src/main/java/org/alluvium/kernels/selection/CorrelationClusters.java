package org.alluvium.kernels.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.clustering.CorrelationDistance;
import org.alluvium.kernels.clustering.Dendrogram;
import org.alluvium.kernels.clustering.Linkage;

/**
 * Groups of candidates that move together: agglomerative clustering of the distances {@code √(½ (1
 * − ρ))}, ρ over the sessions that a pair has in common.
 *
 * <p>A pair needs a least number of common sessions, and both must move over them. While a pair
 * lacks that, the candidate with most such pairs is left out (of those with as many, the one with
 * the shortest history, then the last): it is in no cluster. O(n² sessions + n³).
 */
public final class CorrelationClusters {
  /** The cluster of who is in none. */
  public static final int NONE = -1;

  private final int candidates;
  private final double[][] correlation;
  private final int[] history;

  private CorrelationClusters(double[][] returns, int leastCommon) {
    this.candidates = returns.length;
    this.correlation = new double[candidates][candidates];
    this.history =
        Arrays.stream(returns)
            .mapToInt(row -> (int) Arrays.stream(row).filter(r -> !Double.isNaN(r)).count())
            .toArray();
    for (int i = 0; i < candidates; i++) {
      for (int j = 0; j <= i; j++) {
        PairwiseCorrelation pair = PairwiseCorrelation.of(returns[i], returns[j]);
        double value = pair.common() >= leastCommon ? pair.correlation() : Double.NaN;
        correlation[i][j] = value;
        correlation[j][i] = value;
      }
    }
  }

  /** Where the tree is cut into clusters. */
  public interface Cut extends ToIntFunction<Dendrogram> {
    /** Into so many clusters, or one per candidate when there are fewer. */
    static Cut into(int clusters) {
      Check.atLeast(clusters, 1, "clusters");
      return tree -> Math.min(clusters, tree.items());
    }

    /** Where merges are higher than a distance. */
    static Cut above(double distance) {
      Check.notNegative(distance, "distance");
      return tree ->
          tree.items() - (int) tree.merges().stream().filter(m -> m.height() <= distance).count();
    }
  }

  /**
   * Groups.
   *
   * @param returns {@code [candidate][session]}, NaN = missing
   * @param leastCommon sessions that a pair must have in common, at least 2
   * @return the cluster of each candidate, numbered from 0 in order of their first member; {@link
   *     #NONE} of who is left out
   */
  public static int[] of(double[][] returns, int leastCommon, Linkage linkage, Cut cut) {
    Check.atLeast(leastCommon, 2, "leastCommon");
    int[] clusters = new int[returns.length];
    Arrays.fill(clusters, NONE);
    CorrelationClusters all = new CorrelationClusters(returns, leastCommon);
    int[] placed = all.placed();
    if (placed.length > 0) {
      Dendrogram tree = linkage.cluster(CorrelationDistance.of(all.among(placed)));
      int[] labels = tree.cut(cut.applyAsInt(tree));
      for (int k = 0; k < placed.length; k++) {
        clusters[placed[k]] = labels[k];
      }
    }
    return clusters;
  }

  private int[] placed() {
    List<Integer> placed = new ArrayList<>(IntStream.range(0, candidates).boxed().toList());
    while (placed.stream().anyMatch(i -> lacking(i, placed) > 0)) {
      placed.remove(
          placed.stream()
              .max(
                  Comparator.comparingInt((Integer i) -> lacking(i, placed))
                      .thenComparingInt(i -> -history[i])
                      .thenComparingInt(i -> i))
              .orElseThrow());
    }
    return placed.stream().mapToInt(Integer::intValue).toArray();
  }

  /** With how many a candidate has no correlation, itself among them. */
  private int lacking(int candidate, List<Integer> others) {
    return (int) others.stream().filter(j -> Double.isNaN(correlation[candidate][j])).count();
  }

  private double[][] among(int[] placed) {
    return Arrays.stream(placed)
        .mapToObj(i -> Arrays.stream(placed).mapToDouble(j -> correlation[i][j]).toArray())
        .toArray(double[][]::new);
  }
}
