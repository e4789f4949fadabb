package org.alluvium.kernels.regime;

import org.alluvium.kernels.check.Check;

/**
 * How the states of a market are estimated.
 *
 * @param window newest values that a fit learns from, at least {@link #least}
 * @param least values before the first fit, at least {@link HiddenMarkovModel#LEAST_VALUES}
 * @param iterations of {@link BaumWelch}, at least 1
 */
public record RegimeSettings(int window, int least, int iterations) {
  public RegimeSettings {
    Check.atLeast(least, HiddenMarkovModel.LEAST_VALUES, "least values of a regime");
    Check.atLeast(window, least, "window of a regime");
    Check.atLeast(iterations, 1, "iterations of a regime");
  }
}
