package org.alluvium.kernels.regime;

import org.alluvium.kernels.check.Check;

/**
 * Fits a {@link HiddenMarkovModel} by expectation and maximisation: a given number of iterations
 * from a given start, so that the same values give the same model. Recursions are scaled. O(n) per
 * iteration, O(n) memory.
 *
 * <p>No variance ends below 1e-8 of the variance of all values: a state that shrinks to one value
 * would be infinitely likely.
 *
 * <p>Reference: Rabiner 1989, sections III C and V A. The steps are those of hmmlearn's GaussianHMM
 * with {@code covars_prior=0} and {@code tol=-inf}.
 *
 * @param model after the last iteration
 * @param logLikelihood of the values under it
 */
public record BaumWelch(HiddenMarkovModel model, double logLikelihood) {
  /**
   * Fits from {@link HiddenMarkovModel#halved}.
   *
   * @param values at least {@link HiddenMarkovModel#LEAST_VALUES}, finite
   * @param iterations at least 0
   * @throws IllegalArgumentException where there is no such start
   */
  public static BaumWelch fit(double[] values, int iterations) {
    return fit(HiddenMarkovModel.halved(values), values, iterations);
  }

  /** Fits from a start of one's own. */
  public static BaumWelch fit(HiddenMarkovModel start, double[] values, int iterations) {
    Check.atLeast(iterations, 0, "iterations");
    double leastVariance = LeastVariance.of(values);
    StatePasses passes = new StatePasses(values);
    HiddenMarkovModel model = start;
    for (int iteration = 0; iteration < iterations; iteration++) {
      passes.forward(model);
      StateSums[] sums = passes.backward(model);
      model =
          HiddenMarkovModel.ordered(
              sums[0].best(model.calm(), leastVariance),
              sums[1].best(model.turbulent(), leastVariance));
    }
    return new BaumWelch(model, passes.forward(model));
  }
}
