package org.alluvium.kernels.search.parzen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.alluvium.kernels.search.Choices;
import org.alluvium.kernels.search.IntegerInterval;
import org.alluvium.kernels.search.Parameter;
import org.alluvium.kernels.search.RandomSampler;
import org.alluvium.kernels.search.RealInterval;
import org.alluvium.kernels.search.Scale;
import org.alluvium.kernels.search.SearchSpace;
import org.alluvium.kernels.search.TrialValues;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The best of 100 trials, median over 20 seeds, beside that of random trials. What another package
 * finds on the same functions is shown by {@code src/test/oracles/search_optuna.py}.
 */
@Tag("heavy")
class TreeParzenQualityTest {
  private static final int TRIALS = 100;
  private static final int SEEDS = 20;

  /** Functions to be made small. */
  enum Objective {
    /** Least value 0 at 1 on each of five axes. */
    SPHERE(TreeParzenQualityTest::sphere, axes(5)),
    /** Least value 0.397887 at three points. */
    BRANIN(
        values -> branin(values) - 0.39788735772973816,
        new RealInterval("x0", -5, 10, Scale.LINEAR),
        new RealInterval("x1", 0, 15, Scale.LINEAR)),
    /** Least value 0 at option c, 12, 0.01. */
    MIXED(
        TreeParzenQualityTest::mixed,
        Choices.of("option", "a", "b", "c", "d"),
        IntegerInterval.of("integer", 1, 60),
        new RealInterval("log", 1e-5, 10, Scale.LOG),
        new RealInterval("linear", -1, 1, Scale.LINEAR));

    private final ToDoubleFunction<TrialValues> function;
    private final SearchSpace space;

    Objective(ToDoubleFunction<TrialValues> function, Parameter... parameters) {
      this.function = function;
      this.space = SearchSpace.of(parameters);
    }
  }

  @ParameterizedTest
  @EnumSource
  void itsBestIsClearlyBetterThanThatOfRandomTrials(Objective objective) {
    assertThat(median(SEEDS, seed -> best(objective, seed, 1)))
        .isLessThan(0.5 * median(SEEDS, seed -> bestRandom(objective, seed)));
  }

  @ParameterizedTest
  @EnumSource
  void soIsThatOfBatchesOfTen(Objective objective) {
    assertThat(median(6, seed -> best(objective, seed, 10)))
        .isLessThan(0.8 * median(6, seed -> bestRandom(objective, seed)));
  }

  static double best(Objective objective, long seed, int batch) {
    TreeParzenSampler sampler =
        new TreeParzenSampler(objective.space, TreeParzenSettings.standard(), seed);
    List<SeenTrial> seen = new ArrayList<>();
    while (seen.size() < TRIALS) {
      for (TrialValues values : sampler.propose(List.copyOf(seen), seen.size(), batch)) {
        seen.add(SeenTrial.finished(values, objective.function.applyAsDouble(values)));
      }
    }
    return seen.stream().mapToDouble(SeenTrial::objective).min().orElseThrow();
  }

  /** Random trials by other seeds: the first trials of both would be the same. */
  static double bestRandom(Objective objective, long seed) {
    RandomSampler sampler = new RandomSampler(objective.space, 1000 + seed);
    double best = Double.POSITIVE_INFINITY;
    for (int index = 0; index < TRIALS; index++) {
      best = Math.min(best, objective.function.applyAsDouble(sampler.trial(index)));
    }
    return best;
  }

  static double median(int seeds, LongToDoubleFunction best) {
    double[] sorted = LongStream.range(0, seeds).mapToDouble(best).sorted().toArray();
    return (sorted[seeds / 2 - 1] + sorted[seeds / 2]) / 2;
  }

  private static Parameter[] axes(int count) {
    Parameter[] axes = new Parameter[count];
    Arrays.setAll(axes, axis -> new RealInterval("x" + axis, -5, 5, Scale.LINEAR));
    return axes;
  }

  private static double sphere(TrialValues values) {
    double sum = 0;
    for (int axis = 0; axis < values.space().dimension(); axis++) {
      sum += (values.number(axis) - 1) * (values.number(axis) - 1);
    }
    return sum;
  }

  private static double branin(TrialValues values) {
    double x = values.real("x0");
    double y = values.real("x1");
    double valley = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
    return valley * valley + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10;
  }

  private static double mixed(TrialValues values) {
    double option = values.choice("option").equals("c") ? 0 : 1;
    double integer = (values.integer("integer") - 12) / 20.0;
    double log = Math.log10(values.real("log")) + 2;
    double linear = values.real("linear") - 0.3;
    return option + integer * integer + log * log / 4 + 2 * linear * linear;
  }
}
