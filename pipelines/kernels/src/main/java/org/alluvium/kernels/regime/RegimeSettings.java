package org.alluvium.kernels.regime;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import org.alluvium.kernels.check.Check;

/**
 * How the state of a market is estimated from its values, absolute returns for one: by the newest
 * of them, and by no later one. A model is fitted at a refit; at every later session the newest
 * values are filtered by it, so that a row follows from the model and those values alone.
 *
 * @param window newest values that a fit learns from and a filter sees, at least {@link #least}
 * @param least values before the first fit, at least {@link HiddenMarkovModel#LEAST_VALUES}
 * @param iterations of {@link BaumWelch}, at least 1
 */
public record RegimeSettings(int window, int least, int iterations) {
  public RegimeSettings {
    Check.atLeast(least, HiddenMarkovModel.LEAST_VALUES, "least values of a regime");
    Check.atLeast(window, least, "window of a regime");
    Check.atLeast(iterations, 1, "iterations of a regime");
  }

  /** The newest values of the window. */
  public double[] newest(double[] values) {
    return Arrays.copyOfRange(values, Math.max(0, values.length - window), values.length);
  }

  /**
   * Fits a model. O(window) per iteration.
   *
   * @param values known at the refit, finite, oldest first
   * @return none while there are fewer than {@link #least}, and none of values that show no two
   *     states: a half of them, when sorted, does not vary
   */
  public Optional<HiddenMarkovModel> fit(double[] values) {
    return fit(values, known -> BaumWelch.fit(known, iterations).model());
  }

  /** Fits a mixture without memory to the same values, to compare with. */
  public Optional<HiddenMarkovModel> mixture(double[] values) {
    return fit(values, known -> GaussianMixture.fit(known, iterations).model());
  }

  private Optional<HiddenMarkovModel> fit(
      double[] values, Function<double[], HiddenMarkovModel> how) {
    double[] known = newest(values);
    return known.length >= least && varies(known)
        ? Optional.of(how.apply(known))
        : Optional.empty();
  }

  /**
   * Filters. O(window).
   *
   * @param values known at a session, its own last; {@code NaN} = missing: it is no evidence
   * @return how likely the market is turbulent at that session; NaN without a value
   */
  public double turbulent(HiddenMarkovModel model, double[] values) {
    StateFilter filter = new StateFilter(model);
    double turbulent = Double.NaN;
    for (double value : newest(values)) {
      turbulent = filter.see(value);
    }
    return turbulent;
  }

  private static boolean varies(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    return sorted[half - 1] > sorted[0] && sorted[sorted.length - 1] > sorted[half];
  }
}
