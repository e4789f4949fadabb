package org.alluvium.kernels.selection;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.regime.Quadrant;

/**
 * How well an asset suits a logic: {@code q · ½ (a + h)}, in [0, 1].
 *
 * <p>a = clip(½ + φ / 2s, 0, 1) of the autoregressive coefficient φ with scale s, h = clip(½ + (H −
 * H₀) / 2t, 0, 1) of the Hurst exponent H with scale t around H₀: both 1 where returns go on, and 0
 * where they come back. For {@link Logic#MEAN_REVERSION} each is taken from 1. q is the factor of
 * the market's quadrant, 1 where it is not known.
 *
 * <p>A missing coefficient or exponent (NaN) makes the fit NaN.
 *
 * @param autoregressionScale s: at φ = s the asset suits a trend fully
 * @param neutralHurst H₀; ½ for a random walk, a little more where the estimator is biased
 * @param hurstScale t
 * @param quadrantFactors q, in [0, 1]; a quadrant that is absent has 1
 */
public record RegimeFit(
    Logic logic,
    double autoregressionScale,
    double neutralHurst,
    double hurstScale,
    Map<Quadrant, Double> quadrantFactors) {
  private static final double MIDDLE = 0.5;

  public RegimeFit {
    Check.positive(autoregressionScale, "autoregressionScale");
    Check.positive(hurstScale, "hurstScale");
    Check.isTrue(
        neutralHurst > 0 && neutralHurst < 1,
        () -> "neutralHurst must be in (0, 1), got " + neutralHurst);
    quadrantFactors.forEach(
        (quadrant, factor) ->
            Check.isTrue(
                factor >= 0 && factor <= 1,
                () -> "factor of " + quadrant + " must be in [0, 1], got " + factor));
    Map<Quadrant, Double> copy = new EnumMap<>(Quadrant.class);
    copy.putAll(quadrantFactors);
    quadrantFactors = Map.copyOf(copy);
  }

  /**
   * @param autoregression first-order coefficient of returns
   * @param hurst exponent of returns
   */
  public double of(double autoregression, double hurst, Optional<Quadrant> quadrant) {
    double going = position(autoregression, autoregressionScale);
    double lasting = position(hurst - neutralHurst, hurstScale);
    double trend = (going + lasting) / 2;
    double fit =
        switch (logic) {
          case TREND -> trend;
          case MEAN_REVERSION -> 1 - trend;
        };
    return factor(quadrant) * fit;
  }

  /** The factor of a quadrant. */
  public double factor(Optional<Quadrant> quadrant) {
    return quadrant.map(known -> quadrantFactors.getOrDefault(known, 1.0)).orElse(1.0);
  }

  /** The side that the logic takes where a price rises (1), falls (-1) or does neither (0). */
  public int side(int direction) {
    return switch (logic) {
      case TREND -> direction;
      case MEAN_REVERSION -> -direction;
    };
  }

  /** Math.max and Math.min pass NaN on. */
  private static double position(double value, double scale) {
    return Math.max(0, Math.min(1, MIDDLE + value / (2 * scale)));
  }
}
