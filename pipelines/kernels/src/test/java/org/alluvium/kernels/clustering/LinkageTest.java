package org.alluvium.kernels.clustering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alluvium.kernels.covariance.SampleCovariance;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.alluvium.kernels.returns.SimpleReturns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LinkageTest {
  private static final List<Linkage> LINKAGES = List.of(Linkage.values());
  private static final OracleVectors ORACLE = OracleVectors.read("hrp.txt");

  static Stream<Arguments> samples() {
    return Stream.of("etf", "djia", "short", "ties0", "ties1", "ties2")
        .flatMap(
            sample ->
                Arrays.stream(Linkage.values()).map(linkage -> Arguments.of(sample, linkage)));
  }

  static Stream<Arguments> samplesWithoutTies() {
    return samples().filter(sample -> !((String) sample.get()[0]).startsWith("ties"));
  }

  private static double[][] distance(String sample) {
    if (ORACLE.has(sample + ".distance")) {
      return ORACLE.matrix(sample + ".distance", 14);
    }
    double[][] returns = SimpleReturns.of(ORACLE.rows(sample + ".close")).values();
    return CorrelationDistance.of(SampleCovariance.of(returns).correlation());
  }

  private static String key(String sample, Linkage linkage, String what) {
    return sample + "." + linkage.name().toLowerCase(Locale.ROOT) + "." + what;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void mergesAreThoseOfScipyInTheSameOrder(String sample, Linkage linkage) {
    List<Merge> merges = linkage.cluster(distance(sample)).merges();
    double[][] expected = ORACLE.matrix(key(sample, linkage, "merges"), 4);
    assertThat(merges).hasSameSizeAs(expected);
    for (int index = 0; index < expected.length; index++) {
      Merge merge = merges.get(index);
      assertThat(new double[] {merge.left(), merge.right(), merge.size()})
          .as("merge %d", index)
          .containsExactly(expected[index][0], expected[index][1], expected[index][3]);
      assertThat(merge.height()).isCloseTo(expected[index][2], within(1e-12));
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void plainLeavesAreThoseOfScipy(String sample, Linkage linkage) {
    double[][] distance = distance(sample);
    assertThat(linkage.cluster(distance).leaves(LeafOrder.PLAIN, distance))
        .containsExactly(ORACLE.integers(key(sample, linkage, "plain")));
  }

  @ParameterizedTest
  @MethodSource("samplesWithoutTies")
  void cutsAreThoseOfScipyUpToTheNumbering(String sample, Linkage linkage) {
    for (int clusters : new int[] {2, 4}) {
      int[] expected = ORACLE.integers(key(sample, linkage, "cut" + clusters));
      int[] labels = linkage.cluster(distance(sample)).cut(clusters);
      for (int i = 0; i < labels.length; i++) {
        for (int j = 0; j < i; j++) {
          assertThat(labels[i] == labels[j]).isEqualTo(expected[i] == expected[j]);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theOrderOfScipyIsReproducedAndTheExactOneIsNoLonger(String sample, Linkage linkage) {
    double[][] distance = distance(sample);
    Dendrogram tree = linkage.cluster(distance);
    int[] scipy = tree.leaves(LeafOrder.SCIPY_OPTIMAL, distance);
    if (ORACLE.has(key(sample, linkage, "optimal"))) {
      assertThat(scipy).containsExactly(ORACLE.integers(key(sample, linkage, "optimal")));
    }
    double exact = length(tree.leaves(LeafOrder.OPTIMAL, distance), distance);
    assertThat(exact).isLessThanOrEqualTo(length(scipy, distance) + 1e-12);
    assertThat(exact)
        .isLessThanOrEqualTo(length(tree.leaves(LeafOrder.PLAIN, distance), distance) + 1e-12);
  }

  @Test
  void theOptimalOrderIsTheShortestOfAllThatTheTreeAllows() {
    SplittableRandom random = new SplittableRandom(2001);
    int scipyLonger = 0;
    for (int sample = 0; sample < 150; sample++) {
      double[][] distance = randomDistances(2 + random.nextInt(8), random);
      Dendrogram tree = LINKAGES.get(sample % 3).cluster(distance);
      double shortest = shortestOfAllTurns(tree, distance);
      assertThat(length(tree.leaves(LeafOrder.OPTIMAL, distance), distance))
          .isCloseTo(shortest, within(1e-12));
      scipyLonger +=
          length(tree.leaves(LeafOrder.SCIPY_OPTIMAL, distance), distance) > shortest + 1e-9
              ? 1
              : 0;
    }
    assertThat(scipyLonger)
        .as("samples on which the order of scipy is not the shortest")
        .isPositive();
  }

  @Test
  void everyOrderIsAPermutationOfTheItems() {
    double[][] distance = randomDistances(40, new SplittableRandom(1));
    for (Linkage linkage : Linkage.values()) {
      for (LeafOrder order : LeafOrder.values()) {
        int[] sorted = linkage.cluster(distance).leaves(order, distance);
        Arrays.sort(sorted);
        assertThat(sorted).containsExactly(IntStream.range(0, 40).toArray());
      }
    }
  }

  @Test
  void oneItemIsATreeWithoutMerges() {
    double[][] distance = {{0}};
    Dendrogram tree = Linkage.WARD.cluster(distance);
    assertThat(tree.merges()).isEmpty();
    assertThat(tree.leaves(LeafOrder.OPTIMAL, distance)).containsExactly(0);
    assertThat(tree.cut(1)).containsExactly(0);
  }

  @Test
  void aDistanceThatIsNotANumberIsRefusedByPosition() {
    double[][] distance = {{0, 1}, {Double.NaN, 0}};
    assertThatThrownBy(() -> Linkage.SINGLE.cluster(distance))
        .hasMessage("distance of items 0 and 1 must be finite and >= 0, got NaN");
  }

  private static double[][] randomDistances(int items, SplittableRandom random) {
    double[][] distance = new double[items][items];
    for (int i = 0; i < items; i++) {
      for (int j = 0; j < i; j++) {
        distance[i][j] = random.nextDouble();
        distance[j][i] = distance[i][j];
      }
    }
    return distance;
  }

  private static double length(int[] order, double[][] distance) {
    double sum = 0;
    for (int place = 1; place < order.length; place++) {
      sum += distance[order[place - 1]][order[place]];
    }
    return sum;
  }

  private static double shortestOfAllTurns(Dendrogram tree, double[][] distance) {
    int merges = tree.merges().size();
    double shortest = Double.POSITIVE_INFINITY;
    for (int turns = 0; turns < 1 << merges; turns++) {
      boolean[] turned = new boolean[merges];
      for (int index = 0; index < merges; index++) {
        turned[index] = (turns >> index & 1) == 1;
      }
      shortest = Math.min(shortest, length(LeafOrder.read(tree, turned), distance));
    }
    return shortest;
  }
}
