package org.alluvium.kernels.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of trials of the random and of the Sobol sampler alike. */
class TrialSamplerTest {
  private static final SearchSpace SPACE =
      SearchSpace.of(
          new RealInterval("linear", -3, 5, Scale.LINEAR),
          new RealInterval("log", 1e-4, 1e2, Scale.LOG),
          new IntegerInterval("step", -4, 8, 3, Scale.LINEAR),
          new IntegerInterval("ratio", 1, 64, 1, Scale.LOG),
          Choices.of("option", "a", "b", "c"));

  private static TrialSampler sampler(String kind, long seed) {
    return kind.equals("sobol") ? new SobolSampler(SPACE, seed) : new RandomSampler(SPACE, seed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sobol", "random"})
  void aTrialDependsOnSeedAndIndexAlone(String kind) {
    List<TrialValues> forward = trials(sampler(kind, 3), LongStream.range(0, 64));
    TrialSampler again = sampler(kind, 3);
    for (int index = 63; index >= 0; index--) {
      assertThat(again.trial(index)).isEqualTo(forward.get(index));
      assertThat(again.trial(index).json()).isEqualTo(forward.get(index).json());
    }
    assertThat(forward)
        .doesNotContainAnyElementsOf(trials(sampler(kind, 4), LongStream.range(0, 64)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sobol", "random"})
  void valuesAreSpreadEvenlyOverTheWholeSpace(String kind) {
    Map<String, Integer> counts = new HashMap<>();
    double logs = 0;
    double linears = 0;
    int trials = 6144;
    for (TrialValues trial : trials(sampler(kind, 8), LongStream.range(0, trials))) {
      counts.merge(trial.choice("option"), 1, Integer::sum);
      counts.merge("step " + trial.integer("step"), 1, Integer::sum);
      counts.merge("ratio " + trial.integer("ratio"), 1, Integer::sum);
      logs += Math.log10(trial.real("log")) / trials;
      linears += trial.real("linear") / trials;
      assertThat(trial.real("linear")).isBetween(-3.0, 5.0);
      assertThat(trial.real("log")).isBetween(1e-4, 1e2);
    }
    // Means and shares within five deviations of as many independent draws.
    assertThat(logs).isCloseTo(-1, within(5 * 6 / Math.sqrt(12.0 * trials)));
    assertThat(linears).isCloseTo(1, within(5 * 8 / Math.sqrt(12.0 * trials)));
    for (String option : List.of("a", "b", "c")) {
      assertThat(counts.get(option)).isCloseTo(2048, within(5 * 37));
    }
    for (int value = -4; value <= 8; value += 3) {
      assertThat(counts.get("step " + value)).isCloseTo(1229, within(5 * 32));
    }
    double ones = trials * Math.log(3) / Math.log(129);
    assertThat((double) counts.get("ratio 1")).isCloseTo(ones, within(5 * 33.0));
    assertThat(counts.get("ratio 64")).isPositive();
    assertThat(counts).hasSize(3 + 5 + 64);
  }

  @Test
  void randomPointsEqualThoseOfAnotherProgramToTheBit() {
    OracleVectors oracle = OracleVectors.read("search.txt");
    Parameter[] axes = new Parameter[5];
    for (int axis = 0; axis < 5; axis++) {
      axes[axis] = new RealInterval("x" + axis, 0, 1, Scale.LINEAR);
    }
    double[][] trials = oracle.rows("random.trial");
    for (int i = 0; i < trials.length; i++) {
      TrialValues values =
          new RandomSampler(SearchSpace.of(axes), (long) trials[i][0]).trial((long) trials[i][1]);
      double[] expected = oracle.vector("random.point." + i);
      for (int axis = 0; axis < 5; axis++) {
        assertThat(values.number(axis)).isEqualTo(expected[axis]);
      }
    }
  }

  @Test
  void sobolTrialsAreScrambledPoints() {
    double[] point = new OwenScramble(11).apply(new SobolSequence(5).point(40));
    assertThat(new SobolSampler(SPACE, 11).trial(40)).isEqualTo(SPACE.at(point));
  }

  @Test
  void thereIsNoTrialBeforeTheFirst() {
    assertThatThrownBy(() -> sampler("random", 1).trial(-1))
        .hasMessage("index of a trial must be >= 0, got -1");
    assertThatThrownBy(() -> sampler("sobol", 1).trial(-1))
        .hasMessage("index of a Sobol point must be in 0..2147483647, got -1");
  }

  private static List<TrialValues> trials(TrialSampler sampler, LongStream indices) {
    return indices.mapToObj(sampler::trial).toList();
  }
}
