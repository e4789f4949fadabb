package org.alluvium.kernels.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegimeWalkTest {
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

  private static int[] every(int step, int length) {
    return IntStream.range(0, length).filter(t -> t % step == step - 1).toArray();
  }

  @Test
  void noRowChangesWhenTheFutureIsAppended() {
    double[] all = values(800);
    RegimeWalk whole = RegimeWalk.of(all, every(21, 800), SETTINGS);
    for (int length : new int[] {120, 421, 422, 640, 799}) {
      RegimeWalk then = RegimeWalk.of(Arrays.copyOf(all, length), every(21, length), SETTINGS);
      assertThat(whole.rows()).startsWith(then.rows().toArray(RegimeWalk.Row[]::new));
      double[] other = all.clone();
      Arrays.fill(other, length, 800, 7);
      assertThat(RegimeWalk.of(other, every(21, 800), SETTINGS).rows())
          .startsWith(then.rows().toArray(RegimeWalk.Row[]::new));
    }
  }

  @Test
  void aRowIsFilteredByTheLastModelThatWasFitted() {
    double[] all = values(500);
    RegimeWalk walk = RegimeWalk.of(all, every(50, 500), SETTINGS);
    RegimeWalk.Row first = walk.rows().get(0);
    assertThat(first.session()).isEqualTo(99);
    RegimeWalk.Row row = walk.rows().get(430 - 99);
    assertThat(row.session()).isEqualTo(430);
    assertThat(row.fittedAt()).isEqualTo(399);
    double[] known = Arrays.copyOfRange(all, 100, 400);
    HiddenMarkovModel model = BaumWelch.fit(known, 10).model();
    assertThat(row.model()).isEqualTo(model);
    StateFilter filter = new StateFilter(model);
    double expected = Double.NaN;
    for (int t = 100; t <= 430; t++) {
      expected = filter.see(all[t]);
    }
    assertThat(row.turbulent()).isEqualTo(expected);
  }

  @Test
  void turbulenceIsSeenWhileItLasts() {
    RegimeWalk walk = RegimeWalk.of(values(800), every(21, 800), SETTINGS);
    double[] calm = probabilities(walk, 440, 600);
    double[] turbulent = probabilities(walk, 640, 800);
    assertThat(Arrays.stream(calm).filter(p -> p < 0.5).count() / (double) calm.length)
        .isGreaterThan(0.8);
    assertThat(Arrays.stream(turbulent).filter(p -> p > 0.5).count() / (double) turbulent.length)
        .isGreaterThan(0.8);
  }

  private static double[] probabilities(RegimeWalk walk, int from, int to) {
    return walk.rows().stream()
        .filter(row -> row.session() >= from && row.session() < to)
        .mapToDouble(RegimeWalk.Row::turbulent)
        .toArray();
  }

  @Test
  void missingValuesAreNoEvidence() {
    double[] all = values(300);
    all[250] = Double.NaN;
    RegimeWalk walk = RegimeWalk.of(all, new int[] {220}, SETTINGS);
    double before = walk.rows().get(29).turbulent();
    HiddenMarkovModel model = walk.rows().get(0).model();
    double expected = before * model.turbulent().stay() + (1 - before) * (1 - model.calm().stay());
    assertThat(walk.rows().get(30).turbulent()).isCloseTo(expected, within(1e-12));
    double[] gaps = values(400);
    for (int t = 0; t < 90; t++) {
      gaps[t] = Double.NaN;
    }
    assertThat(RegimeWalk.of(gaps, new int[] {150, 200}, SETTINGS).rows().get(0).session())
        .isEqualTo(200);
  }

  @Test
  void aMarketThatDoesNotMoveHasNoStates() {
    double[] still = new double[400];
    assertThat(RegimeWalk.of(still, every(21, 400), SETTINGS).rows()).isEmpty();
    double[] halfStill = values(400);
    Arrays.fill(halfStill, 0, 250, 0);
    assertThat(RegimeWalk.of(halfStill, new int[] {390}, new RegimeSettings(390, 100, 10)).rows())
        .isEmpty();
  }

  @Test
  void oneValueBeyondAnyDoesNotEndIt() {
    double[] all = values(400);
    all[350] = 1e6;
    RegimeWalk walk = RegimeWalk.of(all, new int[] {300, 390}, SETTINGS);
    assertThat(walk.rows()).allMatch(row -> row.turbulent() >= 0 && row.turbulent() <= 1);
    assertThat(walk.rows().get(50).turbulent()).isEqualTo(1);
  }

  @Test
  void whatIsWrongIsNamed() {
    assertThatThrownBy(() -> RegimeWalk.of(new double[10], new int[] {3, 3}, SETTINGS))
        .hasMessage("refits must ascend within 10 sessions, got 3");
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
