package org.alluvium.kernels.validation;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.kernels.check.Check;
import org.hipparchus.util.Combinations;
import org.hipparchus.util.CombinatoricsUtils;

/**
 * Combinatorial purged cross-validation: every choice of k among N groups is tested once, purged
 * and embargoed as in {@link PurgedKFold}. Every group is tested in φ = C(N, k)·k/N splits, so that
 * its forecasts make up φ paths through all of the sample, each path from other splits. O(C(N, k) ·
 * k · rows).
 *
 * <p>Reference: López de Prado, Advances in Financial Machine Learning (2018), sections 12.3 and
 * 12.4.
 */
public final class CombinatorialPurgedFolds {
  /** More splits than anyone would train. */
  private static final int MOST_SPLITS = 10_000;

  private final List<TrainTestSplit> splits;
  private final int[][] paths;

  private CombinatorialPurgedFolds(List<TrainTestSplit> splits, int[][] paths) {
    this.splits = List.copyOf(splits);
    this.paths = paths;
  }

  /**
   * @param groups N
   * @param tested k, from 1 to N − 1
   * @param embargo in the unit of the spans, 0 for none
   */
  public static CombinatorialPurgedFolds of(
      LabelSpans spans, int groups, int tested, long embargo) {
    Check.isTrue(embargo >= 0, "embargo must be >= 0, got " + embargo);
    Check.isTrue(
        tested >= 1 && tested < groups,
        "groups tested must be from 1 to %d, got %d".formatted(groups - 1, tested));
    Check.isTrue(
        CombinatoricsUtils.binomialCoefficientDouble(groups, tested) <= MOST_SPLITS,
        "%d of %d groups are more than %d splits; test fewer of them"
            .formatted(tested, groups, MOST_SPLITS));
    int[] bounds = spans.groups(groups);
    List<TrainTestSplit> splits = new ArrayList<>();
    List<List<Integer>> splitsOfGroup = new ArrayList<>();
    for (int group = 0; group < groups; group++) {
      splitsOfGroup.add(new ArrayList<>());
    }
    for (int[] chosen : new Combinations(groups, tested)) {
      for (int group : chosen) {
        splitsOfGroup.get(group).add(splits.size());
      }
      splits.add(TrainTestSplit.of(spans, bounds, chosen, embargo));
    }
    return new CombinatorialPurgedFolds(splits, paths(splitsOfGroup));
  }

  /** The first path takes each group from the first split that tests it, and so on. */
  private static int[][] paths(List<List<Integer>> splitsOfGroup) {
    int[][] paths = new int[splitsOfGroup.get(0).size()][splitsOfGroup.size()];
    for (int path = 0; path < paths.length; path++) {
      for (int group = 0; group < splitsOfGroup.size(); group++) {
        paths[path][group] = splitsOfGroup.get(group).get(path);
      }
    }
    return paths;
  }

  /** One per choice of groups. */
  public List<TrainTestSplit> splits() {
    return splits;
  }

  /** {@code [path][group]}: the split whose forecasts of that group belong to the path. */
  public int[][] paths() {
    int[][] copy = new int[paths.length][];
    for (int path = 0; path < copy.length; path++) {
      copy[path] = paths[path].clone();
    }
    return copy;
  }
}
