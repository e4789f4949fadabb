package org.alluvium.flows.regime;

import org.alluvium.kernels.feature.Bars;
import org.alluvium.kernels.feature.spectral.Spectral;

/**
 * Rhythm and memory of a market's returns at a session, as the feature set {@code spectral} has
 * them. Each is NaN in its warm-up and where returns do not move.
 *
 * @param waveletTurbulence share of the energy at the two shortest scales, 2 to 8 sessions
 * @param spectralEntropy 0 to 1
 * @param permutationEntropy 0 to 1
 * @param autoregression coefficient of a return on the one before
 * @param hurst exponent
 */
public record SpectralMeasures(
    double waveletTurbulence,
    double spectralEntropy,
    double permutationEntropy,
    double autoregression,
    double hurst) {
  private static final Spectral SPECTRAL = Spectral.ofDailyReturns();

  /** Closes of which the newest measures are a function, its own one included. */
  static final int CLOSES = SPECTRAL.lookBack() + 1;

  /** Of the last close, by it and those before. */
  static SpectralMeasures of(double[] closes) {
    Bars bars = Bars.ofPricesOnly(closes, closes, closes, closes);
    float[][] values = SPECTRAL.compute(bars, closes.length - 1, closes.length);
    return new SpectralMeasures(
        (double) value(values, "DWT_D1") + value(values, "DWT_D2"),
        value(values, "SPECTRAL_ENTROPY"),
        value(values, "PERMUTATION_ENTROPY"),
        value(values, "AR1"),
        value(values, "HURST"));
  }

  private static float value(float[][] values, String name) {
    return values[SPECTRAL.names().indexOf(name)][0];
  }
}
