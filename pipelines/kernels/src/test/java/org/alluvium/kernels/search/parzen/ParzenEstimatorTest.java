package org.alluvium.kernels.search.parzen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.alluvium.kernels.search.Choices;
import org.alluvium.kernels.search.IntegerInterval;
import org.alluvium.kernels.search.Parameter;
import org.alluvium.kernels.search.RealInterval;
import org.alluvium.kernels.search.Scale;
import org.junit.jupiter.api.Test;

class ParzenEstimatorTest {
  private static final IntegerInterval STEPS = new IntegerInterval("s", -10, 20, 5, Scale.LINEAR);
  private static final IntegerInterval RATIOS = new IntegerInterval("r", 1, 500, 1, Scale.LOG);

  @Test
  void probabilitiesOfIntegersAddUpToOne() {
    ParzenEstimator steps = ParzenEstimator.of(STEPS, new double[] {-10, -10, 5, 20}, 1);
    double sum = 0;
    for (int value = -10; value <= 20; value += 5) {
      sum += Math.exp(steps.logDensity(value));
    }
    assertThat(sum).isCloseTo(1, within(1e-13));
    ParzenEstimator ratios = ParzenEstimator.of(RATIOS, new double[] {1, 40, 41, 500}, 0.5);
    sum = 0;
    for (int value = 1; value <= 500; value++) {
      sum += Math.exp(ratios.logDensity(value));
    }
    assertThat(sum).isCloseTo(1, within(1e-13));
  }

  @Test
  void probabilitiesOfOptionsAreCountsAndPriorWeight() {
    Choices choices = Choices.of("c", "x", "y", "z");
    ParzenEstimator estimator = ParzenEstimator.of(choices, new double[] {0, 2, 2, 2}, 2);
    assertThat(Math.exp(estimator.logDensity(0))).isCloseTo(0.3, within(1e-15));
    assertThat(Math.exp(estimator.logDensity(1))).isCloseTo(0.2, within(1e-15));
    assertThat(Math.exp(estimator.logDensity(2))).isCloseTo(0.5, within(1e-15));
  }

  @Test
  void integersAndOptionsAreDrawnAsOftenAsTheirProbability() {
    Parameter[] parameters = {STEPS, Choices.of("c", "x", "y", "z")};
    double[][] observed = {{-10, -10, 5, 20}, {0, 2, 2, 2}};
    double[][] values = {{-10, -5, 0, 5, 10, 15, 20}, {0, 1, 2}};
    for (int kind = 0; kind < parameters.length; kind++) {
      ParzenEstimator estimator = ParzenEstimator.of(parameters[kind], observed[kind], 1);
      SplittableRandom random = new SplittableRandom(kind);
      double[] drawn = random.doubles(20_000).map(unused -> estimator.draw(random)).toArray();
      for (double value : values[kind]) {
        long hits = Arrays.stream(drawn).filter(one -> one == value).count();
        assertThat(hits / 20_000.0).isCloseTo(Math.exp(estimator.logDensity(value)), within(0.018));
      }
    }
  }

  @Test
  void realsOnALogarithmicScaleAreDrawnWhereTheyWereSeen() {
    RealInterval penalty = new RealInterval("p", 1e-6, 1e6, Scale.LOG);
    double[] seen = {0.9e-3, 1e-3, 1.1e-3, 1.05e-3, 0.95e-3};
    ParzenEstimator estimator = ParzenEstimator.of(penalty, seen, 0.01);
    SplittableRandom random = new SplittableRandom(2);
    int near = 0;
    for (int i = 0; i < 1000; i++) {
      double value = estimator.draw(random);
      assertThat(value).isBetween(1e-6, 1e6);
      near += value < 1 ? 1 : 0;
    }
    assertThat(near).isGreaterThan(750);
    assertThat(estimator.logDensity(1e-3)).isGreaterThan(estimator.logDensity(1e3) + 1);
  }

  @Test
  void everyValueOfAHugeIntervalHasAProbability() {
    IntegerInterval huge = IntegerInterval.of("h", 0, 1L << 52);
    ParzenEstimator estimator = ParzenEstimator.of(huge, new double[] {7, 8}, 1);
    for (double value : new double[] {0, 7, 1L << 30, 1L << 52}) {
      assertThat(estimator.logDensity(value)).isBetween(-60.0, 0.0);
    }
  }
}
