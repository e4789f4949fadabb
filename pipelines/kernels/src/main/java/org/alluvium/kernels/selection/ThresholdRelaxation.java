package org.alluvium.kernels.selection;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.alluvium.kernels.check.Check;

/**
 * Chooses candidates by rank, with thresholds that give way in steps.
 *
 * <ol>
 *   <li>{@link Step#STRICT}: the best that pass the strict thresholds, up to the most;
 *   <li>{@link Step#RELAXED}, while there are fewer than the least: the best that pass the relaxed
 *       ones, until the least is reached;
 *   <li>{@link Step#CLUSTER}, while there are fewer: the best of every cluster that has none, up to
 *       the most;
 *   <li>{@link Step#RANK}, while there are fewer: the best of all, until the least is reached.
 * </ol>
 *
 * <p>At no step are there more than so many of one cluster. A candidate whose strength is NaN is
 * never chosen. Ties fall to the lower index. O(n log n).
 */
public final class ThresholdRelaxation {
  /** How a candidate was chosen. */
  public enum Step {
    STRICT,
    RELAXED,
    CLUSTER,
    RANK
  }

  /**
   * How many are wanted.
   *
   * @param most how many at most, 0 = any number
   * @param perCluster how many of one cluster at most, 0 = any number
   * @param least how many have to be reached by relaxing, 0 = never relaxed
   */
  public record Limits(int most, int perCluster, int least) {
    public Limits {
      Check.atLeast(most, 0, "most");
      Check.atLeast(perCluster, 0, "perCluster");
      Check.atLeast(least, 0, "least");
      Check.isTrue(most == 0 || least <= most, "least must be <= most " + most + ", got " + least);
    }
  }

  private final Limits limits;
  private final int[] clusters;
  private final int[] order;
  private final Step[] steps;
  private final Map<Integer, Integer> perCluster = new HashMap<>();
  private int chosen;

  private ThresholdRelaxation(Limits limits, double[] strengths, int[] clusters) {
    this.limits = limits;
    this.clusters = clusters;
    this.order = order(strengths);
    this.steps = new Step[strengths.length];
  }

  /**
   * Chooses.
   *
   * @param strengths by candidate, the higher the better, NaN = not to be chosen at any step
   * @param strict whether a candidate passes the strict thresholds
   * @param relaxed whether it passes the relaxed ones
   * @param clusters number of its cluster; below 0 = of none, to which no limit applies
   * @return the step by which each was chosen, null where it was not
   */
  public static Step[] choose(
      Limits limits,
      double[] strengths,
      IntPredicate strict,
      IntPredicate relaxed,
      int[] clusters) {
    Check.sameLength(strengths.length, clusters.length, "clusters");
    ThresholdRelaxation choice = new ThresholdRelaxation(limits, strengths, clusters);
    choice.add(Step.STRICT, strict, Integer.MAX_VALUE);
    if (choice.chosen < limits.least()) {
      choice.add(Step.RELAXED, relaxed, limits.least());
    }
    if (choice.chosen < limits.least()) {
      choice.add(Step.CLUSTER, choice::isFirstOfItsCluster, Integer.MAX_VALUE);
    }
    if (choice.chosen < limits.least()) {
      choice.add(Step.RANK, i -> true, limits.least());
    }
    return choice.steps;
  }

  /** Candidates that can be chosen, best first. */
  public static int[] order(double[] strengths) {
    return IntStream.range(0, strengths.length)
        .filter(i -> !Double.isNaN(strengths[i]))
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -strengths[i]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private void add(Step step, IntPredicate passes, int until) {
    Arrays.stream(order)
        .filter(i -> steps[i] == null)
        .forEach(
            i -> {
              if (chosen < until && hasRoom(i) && passes.test(i)) {
                steps[i] = step;
                chosen++;
                perCluster.merge(clusters[i], 1, Integer::sum);
              }
            });
  }

  private boolean hasRoom(int candidate) {
    return (limits.most() == 0 || chosen < limits.most())
        && (limits.perCluster() == 0
            || clusters[candidate] < 0
            || perCluster.getOrDefault(clusters[candidate], 0) < limits.perCluster());
  }

  private boolean isFirstOfItsCluster(int candidate) {
    return clusters[candidate] >= 0 && !perCluster.containsKey(clusters[candidate]);
  }
}
