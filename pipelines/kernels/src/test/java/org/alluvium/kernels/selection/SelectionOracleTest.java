package org.alluvium.kernels.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;
import org.alluvium.kernels.clustering.Linkage;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.alluvium.kernels.selection.CorrelationClusters.Cut;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ranks, scores and clusters beside scipy and pandas. */
class SelectionOracleTest {
  private static final OracleVectors ORACLE = OracleVectors.read("selection.txt");
  private static final int LEAST_COMMON = 60;

  private static double[][] rows(String name, int count) {
    return IntStream.range(0, count)
        .mapToObj(k -> ORACLE.vector(name + "." + k))
        .toArray(double[][]::new);
  }

  @Test
  void probabilitiesAreThoseOfRankdata() {
    for (int k = 0; k < 3; k++) {
      assertThat(RankProbability.of(ORACLE.vector("feature." + k)))
          .containsExactly(ORACLE.vector("probability." + k), within(1e-15));
    }
  }

  @Test
  void theScoreIsTheProductOfPowers() {
    assertThat(MultiplicativeScore.of(rows("feature", 3), new double[] {1, -0.5, 2}, 0.5))
        .containsExactly(ORACLE.vector("score"), within(1e-14));
  }

  @ParameterizedTest
  @CsvSource({"ward, 2", "ward, 5", "ward, 9", "average, 2", "average, 5", "average, 9"})
  void countsOfClustersAreThoseOfFcluster(String linkage, int count) {
    assertClusters(linkage, Cut.into(count), "%s.into.%d".formatted(linkage, count));
  }

  @ParameterizedTest
  @CsvSource({"ward, 40", "ward, 55", "ward, 70", "average, 40", "average, 55", "average, 70"})
  void cutsAtADistanceAreThoseOfFcluster(String linkage, int height) {
    assertClusters(linkage, Cut.above(height / 100.0), "%s.above.%d".formatted(linkage, height));
  }

  private static void assertClusters(String linkage, Cut cut, String expected) {
    int[] clusters =
        CorrelationClusters.of(
            rows("returns", 24),
            LEAST_COMMON,
            Linkage.valueOf(linkage.toUpperCase(Locale.ROOT)),
            cut);
    assertThat(Arrays.stream(clusters).asDoubleStream().toArray())
        .containsExactly(ORACLE.vector(expected));
  }
}
