package org.alluvium.kernels.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.alluvium.kernels.clustering.Linkage;
import org.alluvium.kernels.selection.CorrelationClusters.Cut;
import org.junit.jupiter.api.Test;

class CorrelationClustersTest {
  private static final double NONE = Double.NaN;

  private static double[] noise(int seed) {
    return new Random(seed).doubles(100, -1, 1).toArray();
  }

  private static double[] twin(double[] of) {
    return Arrays.stream(of).map(r -> 3 * r + 0.01).toArray();
  }

  @Test
  void twinsAreTogetherAndOppositesApart() {
    double[] first = noise(1);
    double[] second = noise(2);
    double[] opposite = Arrays.stream(first).map(r -> -r).toArray();
    double[][] returns = {first, second, twin(first), opposite, twin(second)};
    assertThat(CorrelationClusters.of(returns, 50, Linkage.AVERAGE, Cut.into(3)))
        .containsExactly(0, 1, 0, 2, 1);
    assertThat(CorrelationClusters.of(returns, 50, Linkage.AVERAGE, Cut.above(1e-6)))
        .containsExactly(0, 1, 0, 2, 1);
  }

  @Test
  void whoHasTooLittleInCommonOrNeverMovesIsInNone() {
    double[] young = noise(3);
    Arrays.fill(young, 0, 70, NONE);
    double[][] returns = {new double[100], noise(1), young, noise(2)};
    assertThat(CorrelationClusters.of(returns, 50, Linkage.WARD, Cut.into(9)))
        .containsExactly(-1, 0, -1, 1);
    assertThat(CorrelationClusters.of(returns, 30, Linkage.WARD, Cut.into(9)))
        .containsExactly(-1, 0, 1, 2);
  }

  @Test
  void ofTwoWhoNeverMeetTheOneWithLessHistoryIsLeftOut() {
    double[] early = noise(3);
    double[] late = noise(4);
    Arrays.fill(early, 55, 100, NONE);
    Arrays.fill(late, 0, 60, NONE);
    double[][] returns = {late, early, noise(1)};
    assertThat(CorrelationClusters.of(returns, 30, Linkage.WARD, Cut.into(3)))
        .containsExactly(-1, 0, 1);
  }

  @Test
  void nobodyIsNoCluster() {
    assertThat(CorrelationClusters.of(new double[0][], 30, Linkage.WARD, Cut.into(3))).isEmpty();
    assertThat(CorrelationClusters.of(new double[][] {noise(1)}, 30, Linkage.WARD, Cut.into(3)))
        .containsExactly(0);
  }

  @Test
  void aCorrelationIsThatOfWhatIsCommon() {
    PairwiseCorrelation pair =
        PairwiseCorrelation.of(new double[] {1, 2, NONE, 3, 9}, new double[] {2, 4, 5, 7, NONE});
    assertThat(pair.common()).isEqualTo(3);
    assertThat(pair.correlation()).isCloseTo(5 / Math.sqrt(2 * 38.0 / 3), within(1e-15));
  }

  @Test
  void argumentsAreChecked() {
    assertThatThrownBy(() -> CorrelationClusters.of(new double[0][], 1, Linkage.WARD, Cut.into(1)))
        .hasMessage("leastCommon must be >= 2, got 1");
    assertThatThrownBy(() -> Cut.into(0)).hasMessage("clusters must be >= 1, got 0");
    assertThatThrownBy(() -> Cut.above(-1)).hasMessage("distance must be >= 0, got -1.0");
  }
}
