package org.alluvium.kernels.overfitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;

class BacktestOverfittingTest {
  private static final OracleVectors ORACLE = OracleVectors.read("overfitting.txt");

  @Test
  void everySplitIsThatOfAnIndependentImplementation() {
    BacktestOverfitting found = BacktestOverfitting.of(ORACLE.rows("pbo.returns"), 8);
    assertThat(found.periods()).isEqualTo(200);
    assertThat(found.trimmed()).isEqualTo(5);
    double[][] expected = ORACLE.matrix("pbo.splits", 4);
    assertThat(found.splits()).hasSize(70).hasSize(expected.length);
    for (int row = 0; row < expected.length; row++) {
      SplitOutcome split = found.splits().get(row);
      assertThat(split.best()).as("split %s", row).isEqualTo((int) expected[row][0]);
      assertThat(split.inSample()).isCloseTo(expected[row][1], within(1e-12));
      assertThat(split.outOfSample()).isCloseTo(expected[row][2], within(1e-12));
      assertThat(split.logit()).isCloseTo(expected[row][3], within(1e-12));
    }
    assertThat(found.probability()).isCloseTo(ORACLE.number("pbo.probability"), within(1e-15));
    assertThat(found.lossProbability()).isCloseTo(ORACLE.number("pbo.loss"), within(1e-15));
    double[] line = ORACLE.vector("pbo.degradation");
    assertThat(found.degradation().intercept()).isCloseTo(line[0], within(1e-12));
    assertThat(found.degradation().slope()).isCloseTo(line[1], within(1e-12));
    assertThat(found.degradation().determination()).isCloseTo(line[2], within(1e-12));
  }

  @Test
  void noiseIsNearOneHalfAndAPlantedEdgeNearZero() {
    double noise = 0;
    double planted = 0;
    for (int seed = 0; seed < 40; seed++) {
      double[][] returns = noise(200, 1_000, seed);
      noise += BacktestOverfitting.of(returns, 16).probability() / 40;
      returns[17] = IntStream.range(0, 1_000).mapToDouble(edge(returns[17])::at).toArray();
      planted = Math.max(planted, BacktestOverfitting.of(returns, 16).probability());
    }
    assertThat(noise).isCloseTo(0.476, within(0.06));
    assertThat(planted).isLessThanOrEqualTo(0.01);
  }

  private interface Stream {
    double at(int period);
  }

  private static Stream edge(double[] returns) {
    return period -> returns[period] + 0.3;
  }

  private static double[][] noise(int trials, int periods, long seed) {
    Random random = new Random(seed);
    double[][] returns = new double[trials][periods];
    for (double[] stream : returns) {
      for (int period = 0; period < periods; period++) {
        stream[period] = random.nextGaussian();
      }
    }
    return returns;
  }

  @Test
  void theOrderOfTheTrialsAndTheirScaleDoNotMatter() {
    double[][] returns = noise(9, 96, 5);
    double[][] turned = new double[9][];
    for (int trial = 0; trial < 9; trial++) {
      double scale = trial + 0.5;
      turned[8 - trial] = java.util.Arrays.stream(returns[trial]).map(r -> r * scale).toArray();
    }
    BacktestOverfitting one = BacktestOverfitting.of(returns, 6);
    BacktestOverfitting other = BacktestOverfitting.of(turned, 6);
    assertThat(other.probability()).isEqualTo(one.probability());
    for (int row = 0; row < one.splits().size(); row++) {
      assertThat(other.splits().get(row).best()).isEqualTo(8 - one.splits().get(row).best());
      assertThat(other.splits().get(row).logit()).isEqualTo(one.splits().get(row).logit());
    }
  }

  @Test
  void trialsThatNeverMoveAndThoseThatAreAlikeRankInTheMiddle() {
    double[][] still = new double[5][80];
    BacktestOverfitting found = BacktestOverfitting.of(still, 4);
    assertThat(found.splits())
        .allSatisfy(
            split -> {
              assertThat(split.best()).isZero();
              assertThat(split.inSample()).isZero();
              assertThat(split.logit()).isZero();
            });
    assertThat(found.probability()).isEqualTo(1);
    assertThat(found.degradation().slope()).isNaN();
  }

  @Test
  void aTrialThatRestsForAWhileHasNoSharpeOfRounding() {
    double[][] returns = noise(4, 80, 2);
    java.util.Arrays.fill(returns[1], 0, 60, 1e-4);
    BacktestOverfitting found = BacktestOverfitting.of(returns, 8);
    assertThat(found.splits())
        .allSatisfy(split -> assertThat(Math.abs(split.inSample())).isLessThan(3));
  }

  @Test
  void whatCannotBeCutIsRefused() {
    assertThatThrownBy(() -> BacktestOverfitting.of(noise(1, 80, 1), 8))
        .hasMessage("trials of a cross-validation must be >= 2, got 1");
    assertThatThrownBy(() -> BacktestOverfitting.of(noise(3, 80, 1), 7))
        .hasMessage("blocks must be an even number from 4 to 20, got 7");
    assertThatThrownBy(() -> BacktestOverfitting.of(noise(3, 15, 1), 8))
        .hasMessage("periods per block must be >= 2, got 1");
    double[][] holed = noise(3, 80, 1);
    holed[2][9] = Double.NaN;
    assertThatThrownBy(() -> BacktestOverfitting.of(holed, 8))
        .hasMessage("return 9 of trial 2 is NaN; leave out periods that not every trial has");
    double[][] ragged = {new double[80], new double[79]};
    assertThatThrownBy(() -> BacktestOverfitting.of(ragged, 8))
        .hasMessage("returns of trial 1 must have length 80, got 79");
  }
}
