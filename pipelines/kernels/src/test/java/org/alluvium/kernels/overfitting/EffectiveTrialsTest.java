package org.alluvium.kernels.overfitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.alluvium.kernels.covariance.SampleCovariance;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;

class EffectiveTrialsTest {
  private static final OracleVectors ORACLE = OracleVectors.read("overfitting.txt");

  @Test
  void theCutIsThatOfScipyAndScikitLearn() {
    EffectiveTrials found = EffectiveTrials.of(ORACLE.rows("clusters.correlation"));
    assertThat(found.clusters()).isEqualTo((int) ORACLE.number("clusters.count"));
    int[] factors = ORACLE.integers("clusters.factors");
    for (int one = 0; one < factors.length; one++) {
      for (int other = 0; other < one; other++) {
        assertThat(found.labels()[one] == found.labels()[other])
            .isEqualTo(factors[one] == factors[other]);
      }
    }
  }

  @Test
  void threeHundredVariationsOfTenStrategiesAreTenTrials() {
    EffectiveTrials found = EffectiveTrials.of(correlation(300, 10, 0.5));
    assertThat(found.clusters()).isEqualTo(10);
    assertThat(found.trials()).isEqualTo(300);
  }

  private static double[][] correlation(int trials, int ideas, double noise) {
    Random random = new Random(7);
    double[][] drivers = new double[ideas][250];
    for (double[] driver : drivers) {
      for (int day = 0; day < driver.length; day++) {
        driver[day] = random.nextGaussian();
      }
    }
    double[][] returns = new double[trials][250];
    for (int trial = 0; trial < trials; trial++) {
      for (int day = 0; day < 250; day++) {
        returns[trial][day] = drivers[trial % ideas][day] + noise * random.nextGaussian();
      }
    }
    return SampleCovariance.of(returns).correlation();
  }

  @Test
  void copiesAreOneTrialAndOneTrialIsOne() {
    double[][] alike = {{1, 1, 1}, {1, 1, 1}, {1, 1, 1}};
    assertThat(EffectiveTrials.of(alike).clusters()).isEqualTo(1);
    assertThat(EffectiveTrials.of(alike).byMeanCorrelation()).isEqualTo(1);
    double near = 1 - 3e-16;
    double[][] rounded = {{1, near, 1}, {near, 1, near}, {1, near, 1}};
    assertThat(EffectiveTrials.of(rounded).clusters()).isEqualTo(1);
    assertThat(EffectiveTrials.of(new double[][] {{1}}).clusters()).isEqualTo(1);
    assertThat(EffectiveTrials.of(new double[][] {{1, 0}, {0, 1}}).clusters()).isEqualTo(2);
  }

  @Test
  void theMeanCorrelationGivesNWhenItIsNoneAndOneWhenItIsFull() {
    double[][] independent = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    assertThat(EffectiveTrials.of(independent).byMeanCorrelation()).isEqualTo(3);
    double[][] half = {{1, 0.5, 0.5}, {0.5, 1, 0.5}, {0.5, 0.5, 1}};
    assertThat(EffectiveTrials.of(half).byMeanCorrelation()).isCloseTo(2, within(1e-15));
  }

  @Test
  void aTrialThatNeverMovesHasNoCorrelation() {
    double[][] still = {{1, Double.NaN}, {Double.NaN, 1}};
    assertThatThrownBy(() -> EffectiveTrials.of(still)).hasMessageContaining("is NaN");
  }
}
