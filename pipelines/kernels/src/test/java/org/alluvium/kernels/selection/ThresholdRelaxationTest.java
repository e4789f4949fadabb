package org.alluvium.kernels.selection;

import static org.alluvium.kernels.selection.ThresholdRelaxation.Step.CLUSTER;
import static org.alluvium.kernels.selection.ThresholdRelaxation.Step.RANK;
import static org.alluvium.kernels.selection.ThresholdRelaxation.Step.RELAXED;
import static org.alluvium.kernels.selection.ThresholdRelaxation.Step.STRICT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntPredicate;
import org.alluvium.kernels.selection.ThresholdRelaxation.Limits;
import org.alluvium.kernels.selection.ThresholdRelaxation.Step;
import org.junit.jupiter.api.Test;

class ThresholdRelaxationTest {
  private static final double[] FALLING = {9, 8, 7, 6, 5, 4};
  private static final int[] ALONE = {-1, -1, -1, -1, -1, -1};

  private static IntPredicate only(Integer... candidates) {
    return i -> Arrays.asList(candidates).contains(i);
  }

  @Test
  void theBestOfTheStrictAreTakenUpToTheMost() {
    assertThat(
            ThresholdRelaxation.choose(
                new Limits(2, 0, 0), FALLING, only(1, 3, 5), i -> true, ALONE))
        .containsExactly(null, STRICT, null, STRICT, null, null);
  }

  @Test
  void stepsFollowEachOtherUntilThereAreEnough() {
    int[] clusters = {0, 0, 1, 1, 2, 2};
    IntPredicate strict = only(0);
    IntPredicate relaxed = only(0, 3);
    assertThat(choose(1, strict, relaxed, clusters))
        .containsExactly(STRICT, null, null, null, null, null);
    assertThat(choose(2, strict, relaxed, clusters))
        .containsExactly(STRICT, null, null, RELAXED, null, null);
    assertThat(choose(3, strict, relaxed, clusters))
        .containsExactly(STRICT, null, null, RELAXED, CLUSTER, null);
    assertThat(choose(5, strict, relaxed, clusters))
        .containsExactly(STRICT, RANK, RANK, RELAXED, CLUSTER, null);
  }

  private static Step[] choose(
      int least, IntPredicate strict, IntPredicate relaxed, int[] clusters) {
    return ThresholdRelaxation.choose(new Limits(0, 0, least), FALLING, strict, relaxed, clusters);
  }

  @Test
  void aClusterHasNoMoreThanItsLimitAtAnyStep() {
    int[] clusters = {0, 0, 0, 0, 1, -1};
    assertThat(
            ThresholdRelaxation.choose(new Limits(0, 2, 6), FALLING, only(0), i -> true, clusters))
        .containsExactly(STRICT, RELAXED, null, null, RELAXED, RELAXED);
  }

  @Test
  void equalStrengthsFallToTheLowerIndexAndNaNIsNeverChosen() {
    assertThat(
            ThresholdRelaxation.choose(
                new Limits(1, 0, 0),
                new double[] {Double.NaN, 1, 1},
                i -> true,
                i -> true,
                new int[3]))
        .containsExactly(null, STRICT, null);
    assertThat(
            ThresholdRelaxation.choose(
                new Limits(0, 0, 3),
                new double[] {Double.NaN, 1, 1},
                i -> false,
                i -> false,
                new int[3]))
        .containsExactly(null, CLUSTER, RANK);
  }

  @Test
  void limitsHoldWhateverTheCandidates() {
    Random random = new Random(5);
    for (int round = 0; round < 500; round++) {
      int n = 1 + random.nextInt(30);
      double[] strengths = random.doubles(n).map(x -> Math.rint(9 * x)).toArray();
      int[] clusters = random.ints(n, -1, 4).toArray();
      boolean[] strict = new boolean[n];
      boolean[] relaxed = new boolean[n];
      for (int i = 0; i < n; i++) {
        strict[i] = random.nextBoolean();
        relaxed[i] = strict[i] || random.nextBoolean();
      }
      int least = random.nextInt(8);
      Limits limits =
          new Limits(
              random.nextBoolean() ? 0 : least + random.nextInt(5), random.nextInt(4), least);
      Step[] steps =
          ThresholdRelaxation.choose(limits, strengths, i -> strict[i], i -> relaxed[i], clusters);
      requireLimits(limits, steps, clusters, strict);
    }
  }

  private static void requireLimits(Limits limits, Step[] steps, int[] clusters, boolean[] strict) {
    long chosen = Arrays.stream(steps).filter(Objects::nonNull).count();
    Map<Integer, Integer> perCluster = new HashMap<>();
    int room = 0;
    for (int i = 0; i < steps.length; i++) {
      if (steps[i] != null) {
        perCluster.merge(clusters[i], 1, Integer::sum);
        assertThat(steps[i] != STRICT || strict[i]).isTrue();
      }
    }
    for (int i = 0; i < steps.length; i++) {
      boolean full =
          limits.perCluster() > 0
              && clusters[i] >= 0
              && perCluster.getOrDefault(clusters[i], 0) >= limits.perCluster();
      room += steps[i] == null && !full ? 1 : 0;
    }
    assertThat(limits.most() == 0 || chosen <= limits.most()).isTrue();
    perCluster.forEach(
        (cluster, count) ->
            assertThat(cluster < 0 || limits.perCluster() == 0 || count <= limits.perCluster())
                .isTrue());
    assertThat(chosen >= limits.least() || room == 0).isTrue();
  }

  @Test
  void limitsAreChecked() {
    assertThatThrownBy(() -> new Limits(3, 0, 4)).hasMessage("least must be <= most 3, got 4");
  }
}
