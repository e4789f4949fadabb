package org.alluvium.kernels.inference;

import static org.alluvium.kernels.inference.InferenceOracle.ORACLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharpeDifferenceBootstrapTest {
  private static final CircularBlockBootstrap BOOTSTRAP = new CircularBlockBootstrap(4, 400, 12);
  private static final double[] FIRST = ORACLE.vector("sharpe.paired.first");
  private static final double[] SECOND = ORACLE.vector("sharpe.paired.second");

  @ParameterizedTest
  @ValueSource(strings = {"sharpe.trend", "sharpe.paired"})
  void onTheSameResamplesThePValueEqualsNumpy(String name) {
    double[] first = ORACLE.vector(name + ".first");
    double[] second = ORACLE.vector(name + ".second");
    int[] terms = ORACLE.integers(name + ".terms");
    SharpeDifference sample = SharpeDifference.of(first, second, terms[0]);
    int[][] resamples = resamples(name, first.length, terms[1]);
    assertThat(SharpeDifferenceBootstrap.pValue(first, second, sample, terms[1], resamples))
        .isEqualTo(ORACLE.vector(name + ".expected")[3]);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void onResamplesOfItsOwnThePValueIsNearNumpyAndTheNormalOne(long seed) {
    SharpeDifferenceBootstrap found =
        SharpeDifferenceBootstrap.of(FIRST, SECOND, 3, new CircularBlockBootstrap(4, 2_000, seed));
    assertThat(found.pValue())
        .isCloseTo(ORACLE.vector("sharpe.paired.expected")[3], within(0.05))
        .isCloseTo(found.sample().pValue(), within(0.05));
  }

  @Test
  void equalStreamsDoNotDiffer() {
    assertThat(SharpeDifferenceBootstrap.of(FIRST, FIRST, 3, BOOTSTRAP).pValue()).isEqualTo(1);
    double[] levered = SharpeDifferenceTest.scaled(FIRST, 3);
    assertThat(SharpeDifferenceBootstrap.of(FIRST, levered, 3, BOOTSTRAP).pValue()).isEqualTo(1);
  }

  @Test
  void swappingAndAPositiveFactorLeaveThePValue() {
    double found = SharpeDifferenceBootstrap.of(FIRST, SECOND, 3, BOOTSTRAP).pValue();
    double[] levered = SharpeDifferenceTest.scaled(FIRST, 4);
    assertThat(SharpeDifferenceBootstrap.of(SECOND, FIRST, 3, BOOTSTRAP).pValue()).isEqualTo(found);
    assertThat(SharpeDifferenceBootstrap.of(levered, SECOND, 3, BOOTSTRAP).pValue())
        .isEqualTo(found);
  }

  @Test
  void resamplesOfOneValueCountAgainstADifference() {
    double[] flat = {0, 0, 0, 0, 0, 1};
    double[] other = {1, 3, 2, 5, 4, 7};
    SharpeDifference sample = SharpeDifference.of(flat, other, 0);
    assertThat(
            SharpeDifferenceBootstrap.pValue(
                flat, other, sample, 1, new int[][] {{0, 1, 2, 3, 4, 0}}))
        .isEqualTo(1);
  }

  @Test
  void underTheHypothesisOneInTenIsRejectedAtTenPercent() {
    int rejected = 0;
    for (int seed = 0; seed < 300; seed++) {
      double[][] pair = SharpeDifferenceTest.correlated(seed, 100, 0);
      CircularBlockBootstrap bootstrap = new CircularBlockBootstrap(2, 99, seed);
      double found = SharpeDifferenceBootstrap.of(pair[0], pair[1], 1, bootstrap).pValue();
      rejected += found <= 0.1 ? 1 : 0;
    }
    assertThat(rejected / 300.0).isBetween(0.06, 0.15);
  }

  @Test
  void aPlantedEdgeIsFound() {
    double[][] pair = SharpeDifferenceTest.correlated(3, 500, 0.3);
    assertThat(SharpeDifferenceBootstrap.of(pair[0], pair[1], 2, BOOTSTRAP).pValue())
        .isEqualTo(1 / 401.0);
  }

  @Test
  void blocksAreWholeCircularAndStartEvenly() {
    int[] starts = new int[10];
    new CircularBlockBootstrap(3, 4_000, 8)
        .forEach(
            10,
            rows -> {
              assertThat(rows).hasSize(9);
              for (int row = 0; row < 9; row++) {
                if (row % 3 == 0) {
                  starts[rows[row]]++;
                } else {
                  assertThat(rows[row]).isEqualTo((rows[row - 1] + 1) % 10);
                }
              }
            });
    for (int count : starts) {
      assertThat(count).isBetween(1_080, 1_320);
    }
  }

  @Test
  void aSeedGivesTheSameResamplesAndAnotherOneOthers() {
    assertThat(rows(BOOTSTRAP)).isEqualTo(rows(BOOTSTRAP));
    assertThat(rows(BOOTSTRAP)).isNotEqualTo(rows(new CircularBlockBootstrap(4, 400, 13)));
  }

  @Test
  void fewerRowsThanTwoBlocksAreRefused() {
    assertThatThrownBy(() -> new CircularBlockBootstrap(4, 1, 1).forEach(7, rows -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows of a bootstrap with blocks of 4 must be >= 8, got 7");
    assertThatThrownBy(() -> new CircularBlockBootstrap(0, 1, 1))
        .hasMessage("blockLength must be >= 1, got 0");
  }

  private static List<List<Integer>> rows(CircularBlockBootstrap bootstrap) {
    List<List<Integer>> all = new ArrayList<>();
    bootstrap.forEach(20, rows -> all.add(Arrays.stream(rows).boxed().toList()));
    return all;
  }

  private static int[][] resamples(String name, int rows, int blockLength) {
    int[] starts = ORACLE.integers(name + ".starts");
    int blocks = rows / blockLength;
    int[][] resamples = new int[starts.length / blocks][blocks * blockLength];
    for (int replication = 0; replication < resamples.length; replication++) {
      for (int row = 0; row < blocks * blockLength; row++) {
        int start = starts[replication * blocks + row / blockLength];
        resamples[replication][row] = (start + row % blockLength) % rows;
      }
    }
    return resamples;
  }
}
