package org.alluvium.kernels.regime;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * A hidden Markov model of two normal states, ordered by their means. Of absolute returns the lower
 * is calm, the higher turbulent.
 *
 * <p>Reference: Hamilton, A new approach to the economic analysis of nonstationary time series
 * (Econometrica, 1989); Rabiner, A tutorial on hidden Markov models (Proceedings of the IEEE,
 * 1989).
 *
 * @param calm the state of the lower mean
 * @param turbulent the other
 */
public record HiddenMarkovModel(NormalState calm, NormalState turbulent) {
  /** Fewer values do not tell two states apart. */
  public static final int LEAST_VALUES = 10;

  private static final double STAY = 0.95;
  private static final double ROUNDING = 1e-9;

  public HiddenMarkovModel {
    Check.isTrue(
        calm.mean() <= turbulent.mean(),
        () ->
            "states must be ordered by their means, got %s and %s"
                .formatted(calm.mean(), turbulent.mean()));
    Check.isTrue(
        Math.abs(calm.start() + turbulent.start() - 1) <= ROUNDING,
        () ->
            "probabilities of a start must add up to 1, got %s and %s"
                .formatted(calm.start(), turbulent.start()));
  }

  /**
   * Where every fit starts, by the values alone: the lower and the upper half of the sorted values
   * are the states, each as likely as the other at first, each stays with 0.95. O(n log n).
   *
   * @param values at least {@link #LEAST_VALUES}, finite
   * @throws IllegalArgumentException for fewer, for one that is missing, and where a half of them
   *     does not vary: then there are no two normal states
   */
  public static HiddenMarkovModel halved(double[] values) {
    Check.atLeast(values.length, LEAST_VALUES, "values of a hidden Markov model");
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    Check.isTrue(
        Double.isFinite(sorted[0]) && Double.isFinite(sorted[sorted.length - 1]),
        "values of a hidden Markov model must be finite; leave out what is missing");
    int half = sorted.length / 2;
    return new HiddenMarkovModel(state(sorted, 0, half), state(sorted, half, sorted.length));
  }

  /** Of two states, whichever has the lower mean. */
  static HiddenMarkovModel ordered(NormalState one, NormalState other) {
    return one.mean() <= other.mean()
        ? new HiddenMarkovModel(one, other)
        : new HiddenMarkovModel(other, one);
  }

  private static NormalState state(double[] sorted, int from, int to) {
    double mean = 0;
    for (int i = from; i < to; i++) {
      mean += (sorted[i] - mean) / (i - from + 1);
    }
    double squares = 0;
    for (int i = from; i < to; i++) {
      squares += (sorted[i] - mean) * (sorted[i] - mean);
    }
    Check.isTrue(
        sorted[to - 1] > sorted[from],
        () ->
            "half of the %d values are %s: two normal states cannot be told apart"
                .formatted(sorted.length, sorted[from]));
    return new NormalState(0.5, STAY, mean, squares / (to - from));
  }
}
