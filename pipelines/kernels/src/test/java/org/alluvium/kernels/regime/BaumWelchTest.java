package org.alluvium.kernels.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class BaumWelchTest {
  private static final HiddenMarkovModel TRUTH =
      new HiddenMarkovModel(
          new NormalState(0.5, 0.98, 1, 0.04), new NormalState(0.5, 0.95, 2, 0.25));

  private static double[] drawn(int length, long seed) {
    Random random = new Random(seed);
    double[] values = new double[length];
    boolean turbulent = false;
    for (int t = 0; t < length; t++) {
      NormalState state = turbulent ? TRUTH.turbulent() : TRUTH.calm();
      values[t] = state.mean() + Math.sqrt(state.variance()) * random.nextGaussian();
      turbulent = random.nextDouble() < state.stay() == turbulent;
    }
    return values;
  }

  @Test
  void theLikelihoodNeverFalls() {
    double[] values = drawn(700, 1);
    double before = Double.NEGATIVE_INFINITY;
    for (int iterations = 0; iterations < 30; iterations++) {
      double now = BaumWelch.fit(values, iterations).logLikelihood();
      assertThat(now).as("after %d", iterations).isGreaterThanOrEqualTo(before - 1e-9);
      before = now;
    }
  }

  @Test
  void manyValuesGiveTheModelThatMadeThem() {
    HiddenMarkovModel found = BaumWelch.fit(drawn(200_000, 2), 50).model();
    assertThat(found.calm().mean()).isCloseTo(1, within(0.01));
    assertThat(found.turbulent().mean()).isCloseTo(2, within(0.01));
    assertThat(found.calm().variance()).isCloseTo(0.04, within(0.002));
    assertThat(found.turbulent().variance()).isCloseTo(0.25, within(0.005));
    assertThat(found.calm().stay()).isCloseTo(0.98, within(0.002));
    assertThat(found.turbulent().stay()).isCloseTo(0.95, within(0.004));
  }

  @Test
  void theLikelihoodIsTheSumOverAllPaths() {
    double[] values = drawn(10, 3);
    double sum = 0;
    for (int path = 0; path < 1 << values.length; path++) {
      double probability = 1;
      for (int t = 0; t < values.length; t++) {
        NormalState state = state(path, t);
        boolean stays = t > 0 && state(path, t - 1).equals(state);
        double from = t > 0 ? state(path, t - 1).stay() : 0;
        probability *= t == 0 ? state.start() : stays ? from : 1 - from;
        double apart = values[t] - state.mean();
        probability *=
            Math.exp(-apart * apart / 2 / state.variance())
                / Math.sqrt(2 * Math.PI * state.variance());
      }
      sum += probability;
    }
    assertThat(BaumWelch.fit(TRUTH, values, 0).logLikelihood())
        .isCloseTo(Math.log(sum), within(1e-12));
  }

  private static NormalState state(int path, int t) {
    return (path >> t & 1) == 0 ? TRUTH.calm() : TRUTH.turbulent();
  }

  @Test
  void unitsDoNotMatter() {
    double[] values = drawn(500, 4);
    double[] percent = java.util.Arrays.stream(values).map(v -> 100 * v + 7).toArray();
    HiddenMarkovModel one = BaumWelch.fit(values, 10).model();
    HiddenMarkovModel other = BaumWelch.fit(percent, 10).model();
    assertThat(other.calm().mean()).isCloseTo(100 * one.calm().mean() + 7, within(1e-7));
    assertThat(other.turbulent().variance())
        .isCloseTo(10_000 * one.turbulent().variance(), within(1e-5));
    assertThat(other.calm().stay()).isCloseTo(one.calm().stay(), within(1e-10));
  }

  @Test
  void statesThatCrossAreOrderedByTheirMeans() {
    double[] values = drawn(500, 5);
    HiddenMarkovModel crossing =
        new HiddenMarkovModel(
            new NormalState(0.5, 0.95, 1.4, 0.3), new NormalState(0.5, 0.95, 1.5, 0.01));
    HiddenMarkovModel found = BaumWelch.fit(crossing, values, 60).model();
    assertThat(found.calm().mean()).isLessThan(found.turbulent().mean());
  }

  @Test
  void aStateNeverShrinksToOneValue() {
    double[] values = drawn(200, 6);
    values[77] = 50;
    HiddenMarkovModel found = BaumWelch.fit(values, 200).model();
    assertThat(found.calm().variance()).isPositive();
    assertThat(found.turbulent().variance()).isPositive().isFinite();
  }

  @Test
  void aMixtureIsAMarkovModelWithoutMemory() {
    double[] values = drawn(400, 7);
    HiddenMarkovModel mixture = GaussianMixture.fit(values, 25).model();
    assertThat(mixture.calm().stay()).isEqualTo(mixture.calm().start());
    assertThat(mixture.calm().start() + mixture.turbulent().start()).isCloseTo(1, within(1e-12));
    StateFilter filter = new StateFilter(mixture);
    filter.see(3);
    double seen = filter.see(1.2);
    assertThat(new StateFilter(mixture).see(1.2)).isCloseTo(seen, within(1e-12));
    assertThat(GaussianMixture.fit(values, 25).logLikelihood())
        .isLessThan(BaumWelch.fit(values, 25).logLikelihood());
  }

  @Test
  void whatIsNoModelIsRefused() {
    assertThatThrownBy(() -> new NormalState(0.5, 1.1, 0, 1))
        .hasMessage("probability to stay must be in [0, 1], got 1.1");
    assertThatThrownBy(() -> new HiddenMarkovModel(TRUTH.turbulent(), TRUTH.calm()))
        .hasMessage("states must be ordered by their means, got 2.0 and 1.0");
    assertThatThrownBy(() -> new HiddenMarkovModel(TRUTH.calm(), new NormalState(0.6, 0.9, 2, 1)))
        .hasMessage("probabilities of a start must add up to 1, got 0.5 and 0.6");
    assertThatThrownBy(() -> BaumWelch.fit(TRUTH, new double[] {1, 1, 1}, 3))
        .hasMessage("two states need finite values that vary, the variance of these 3 is 0.0");
  }
}
