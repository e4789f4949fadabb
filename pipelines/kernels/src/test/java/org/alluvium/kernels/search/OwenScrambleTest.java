package org.alluvium.kernels.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwenScrambleTest {
  private static final OracleVectors ORACLE = OracleVectors.read("search.txt");

  @Test
  void pointsEqualThoseOfAnotherProgramToTheBit() {
    double[][] trials = ORACLE.rows("scrambled.trial");
    for (int i = 0; i < trials.length; i++) {
      double[] point = new SobolSequence(5).point((long) trials[i][1]);
      assertThat(new OwenScramble((long) trials[i][0]).apply(point))
          .isEqualTo(ORACLE.vector("scrambled.point." + i));
    }
  }

  @Test
  void everyElementaryIntervalOfTheFirstTwoAxesHasItsPoint() {
    for (int seed = 0; seed < 5; seed++) {
      double[][] points = points(seed, 64, 128, 2);
      for (int halvings = 0; halvings <= 6; halvings++) {
        boolean[] hit = new boolean[64];
        for (double[] point : points) {
          int column = (int) (point[0] * (1 << halvings));
          int row = (int) (point[1] * (64 >> halvings));
          hit[column * (64 >> halvings) + row] = true;
        }
        assertThat(hit).as("seed %s, %s halvings", seed, halvings).doesNotContain(false);
      }
    }
  }

  @Test
  void everyAxisIsStratified() {
    double[][] points = points(9, 256, 512, 40);
    for (int axis = 0; axis < 40; axis++) {
      boolean[] hit = new boolean[256];
      for (double[] point : points) {
        hit[(int) (point[axis] * 256)] = true;
      }
      assertThat(hit).as("axis %s", axis).doesNotContain(false);
    }
  }

  @ParameterizedTest
  @CsvSource({"2, 0.2", "5, 0.5", "10, 0.95"})
  void itIsMoreEvenThanRandomPoints(int dimension, double share) {
    double squares = 0;
    for (int seed = 0; seed < 20; seed++) {
      squares += Math.pow(StarDiscrepancy.of(points(seed, 0, 256, dimension)), 2) / 20;
    }
    // The expected square for as many random points.
    double random = (Math.pow(2, -dimension) - Math.pow(3, -dimension)) / 256;
    assertThat(Math.sqrt(squares / random)).isLessThan(share);
  }

  @Test
  void eachPointIsUniformOverTheSeeds() {
    double[] point = new SobolSequence(3).point(5);
    int[] tenths = new int[10];
    double product = 0;
    for (int seed = 0; seed < 20_000; seed++) {
      double[] scrambled = new OwenScramble(seed).apply(point);
      tenths[(int) (scrambled[1] * 10)]++;
      product += (scrambled[0] - 0.5) * (scrambled[2] - 0.5) * 12 / 20_000;
    }
    // Five deviations of a binomial count, and of a correlation.
    assertThat(Arrays.stream(tenths).boxed()).allMatch(count -> Math.abs(count - 2000) < 212);
    assertThat(product).isCloseTo(0, within(0.036));
  }

  private static double[][] points(long seed, int from, int to, int dimension) {
    SobolSequence sequence = new SobolSequence(dimension);
    double[][] points = new double[to - from][];
    for (int i = from; i < to; i++) {
      points[i - from] = new OwenScramble(seed).apply(sequence.point(i));
    }
    return points;
  }
}
