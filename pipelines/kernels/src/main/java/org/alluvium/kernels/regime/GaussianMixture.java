package org.alluvium.kernels.regime;

import org.alluvium.kernels.check.Check;

/**
 * Fits a mixture of two normal distributions by expectation and maximisation. It is a hidden Markov
 * model whose next state does not depend on the last: beside {@link BaumWelch} it shows what a
 * regime owes to its memory. O(n) per iteration.
 *
 * <p>Reference: Dempster, Laird and Rubin, Maximum likelihood from incomplete data via the EM
 * algorithm (Journal of the Royal Statistical Society B, 1977). The steps are those of
 * scikit-learn's GaussianMixture with {@code reg_covar=0} and {@code tol=0}.
 *
 * @param model whose states start, and stay, with their weights
 * @param logLikelihood of the values under it
 */
public record GaussianMixture(HiddenMarkovModel model, double logLikelihood) {
  /** Fits from {@link HiddenMarkovModel#halved}, each half with its weight. */
  public static GaussianMixture fit(double[] values, int iterations) {
    return fit(HiddenMarkovModel.halved(values), values, iterations);
  }

  /** Fits from the means, the variances and the probabilities of a start. */
  public static GaussianMixture fit(HiddenMarkovModel start, double[] values, int iterations) {
    Check.atLeast(iterations, 0, "iterations");
    double leastVariance = LeastVariance.of(values);
    StatePasses passes = new StatePasses(values);
    HiddenMarkovModel model =
        new HiddenMarkovModel(forgetful(start.calm()), forgetful(start.turbulent()));
    for (int iteration = 0; iteration < iterations; iteration++) {
      passes.forward(model);
      StateSums[] sums = passes.backward(model);
      model =
          HiddenMarkovModel.ordered(
              sums[0].bestWithoutMemory(values.length, model.calm(), leastVariance),
              sums[1].bestWithoutMemory(values.length, model.turbulent(), leastVariance));
    }
    return new GaussianMixture(model, passes.forward(model));
  }

  private static NormalState forgetful(NormalState state) {
    return new NormalState(state.start(), state.start(), state.mean(), state.variance());
  }
}
