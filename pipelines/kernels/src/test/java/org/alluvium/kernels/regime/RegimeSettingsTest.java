package org.alluvium.kernels.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegimeSettingsTest {
  private static final RegimeSettings SETTINGS = new RegimeSettings(300, 100, 10);

  /** Calm, turbulent, calm: absolute returns of two hundred sessions each. */
  private static double[] values(int length) {
    Random random = new Random(3);
    double[] values = new double[length];
    for (int t = 0; t < length; t++) {
      double deviation = t / 200 % 2 == 0 ? 0.005 : 0.025;
      values[t] = Math.abs(deviation * random.nextGaussian());
    }
    return values;
  }

  private static double[] first(int count) {
    return Arrays.copyOf(values(800), count);
  }

  @Test
  void aFitLearnsFromTheNewestValuesOnly() {
    double[] other = first(500);
    Arrays.fill(other, 0, 200, 7);
    HiddenMarkovModel model = SETTINGS.fit(first(500)).orElseThrow();
    assertThat(model)
        .isEqualTo(BaumWelch.fit(Arrays.copyOfRange(values(800), 200, 500), 10).model())
        .isEqualTo(SETTINGS.fit(other).orElseThrow());
    Arrays.fill(other, 200, 201, 0.9);
    assertThat(SETTINGS.fit(other).orElseThrow()).isNotEqualTo(model);
  }

  @Test
  void aMixtureLearnsFromTheSameValues() {
    HiddenMarkovModel mixture = SETTINGS.mixture(first(500)).orElseThrow();
    assertThat(mixture)
        .isEqualTo(GaussianMixture.fit(Arrays.copyOfRange(values(800), 200, 500), 10).model());
    assertThat(mixture.calm().stay()).isEqualTo(mixture.calm().start());
    assertThat(SETTINGS.mixture(new double[400])).isEmpty();
  }

  @Test
  void aFilterSeesTheNewestValuesOnly() {
    HiddenMarkovModel model = SETTINGS.fit(first(500)).orElseThrow();
    StateFilter filter = new StateFilter(model);
    double expected = Double.NaN;
    for (int t = 230; t < 530; t++) {
      expected = filter.see(values(800)[t]);
    }
    assertThat(SETTINGS.turbulent(model, first(530))).isEqualTo(expected);
    assertThat(SETTINGS.turbulent(model, new double[0])).isNaN();
  }

  @Test
  void turbulenceIsSeenWhileItLasts() {
    HiddenMarkovModel model = SETTINGS.fit(first(440)).orElseThrow();
    assertThat(share(model, 440, 600)).isLessThan(0.2);
    assertThat(share(model, 640, 800)).isGreaterThan(0.8);
  }

  private static double share(HiddenMarkovModel model, int from, int to) {
    int turbulent = 0;
    for (int t = from; t < to; t++) {
      turbulent += SETTINGS.turbulent(model, first(t + 1)) > 0.5 ? 1 : 0;
    }
    return turbulent / (double) (to - from);
  }

  @Test
  void tooFewValuesAndAMarketThatDoesNotMoveHaveNoModel() {
    assertThat(SETTINGS.fit(first(99))).isEmpty();
    assertThat(SETTINGS.fit(first(100))).isPresent();
    assertThat(SETTINGS.fit(new double[400])).isEmpty();
    double[] halfStill = first(400);
    Arrays.fill(halfStill, 100, 260, 0);
    assertThat(SETTINGS.fit(halfStill)).isEmpty();
  }

  @Test
  void oneValueBeyondAnyDoesNotEndIt() {
    HiddenMarkovModel model = SETTINGS.fit(first(340)).orElseThrow();
    double[] all = first(400);
    all[350] = 1e6;
    assertThat(SETTINGS.turbulent(model, Arrays.copyOf(all, 351))).isEqualTo(1);
    assertThat(SETTINGS.turbulent(model, all)).isBetween(0.0, 1.0);
    assertThat(SETTINGS.turbulent(SETTINGS.fit(all).orElseThrow(), all)).isBetween(0.0, 1.0);
  }

  @Test
  void missingValuesAreNoEvidence() {
    HiddenMarkovModel model = SETTINGS.fit(first(300)).orElseThrow();
    double before = SETTINGS.turbulent(model, first(299));
    double[] gap = first(300);
    gap[299] = Double.NaN;
    double expected = before * model.turbulent().stay() + (1 - before) * (1 - model.calm().stay());
    assertThat(SETTINGS.turbulent(model, gap)).isCloseTo(expected, within(1e-12));
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatThrownBy(() -> new RegimeSettings(50, 100, 10))
        .hasMessage("window of a regime must be >= 100, got 50");
    assertThatThrownBy(() -> HiddenMarkovModel.halved(new double[9]))
        .hasMessage("values of a hidden Markov model must be >= 10, got 9");
    assertThatThrownBy(() -> HiddenMarkovModel.halved(new double[12]))
        .hasMessage("half of the 12 values are 0.0: two normal states cannot be told apart");
    double[] missing = values(20);
    missing[4] = Double.NaN;
    assertThatThrownBy(() -> HiddenMarkovModel.halved(missing))
        .hasMessageContaining("must be finite; leave out what is missing");
  }
}
