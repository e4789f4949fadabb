package org.alluvium.kernels.risk;

import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.distribution.StandardNormal;

/**
 * Whether a value at risk was exceeded as often as its level says: the proportion of failures test.
 * The likelihood ratio of the observed share of exceedances to the expected one has, where the
 * forecast is right, a chi-squared distribution with one degree of freedom.
 *
 * <p>Reference: Kupiec, Techniques for verifying the accuracy of risk measurement models (Journal
 * of Derivatives, 1995), section 3.
 *
 * @param forecasts periods with a forecast
 * @param exceedances periods whose loss was greater than the forecast
 * @param expected share of them that the level means
 * @param likelihoodRatio −2 ln of it
 * @param probability of a ratio as great where the forecast is right: small speaks against it
 */
public record KupiecTest(
    int forecasts, int exceedances, double expected, double likelihoodRatio, double probability) {

  /**
   * @param expected share of exceedances, 0.05 for a level of 0.95
   * @throws IllegalArgumentException without a forecast, or with more exceedances than forecasts
   */
  public static KupiecTest of(int forecasts, int exceedances, double expected) {
    Check.atLeast(forecasts, 1, "number of forecasts of a value at risk");
    Check.isTrue(
        exceedances >= 0 && exceedances <= forecasts,
        () -> "exceedances must be 0 to %d, got %d".formatted(forecasts, exceedances));
    Check.isTrue(
        expected > 0 && expected < 1,
        () -> "expected share of exceedances must be between 0 and 1, got " + expected);
    int kept = forecasts - exceedances;
    double share = (double) exceedances / forecasts;
    double ratio =
        2
            * (times(kept, StrictMath.log((1 - share) / (1 - expected)))
                + times(exceedances, StrictMath.log(share / expected)));
    double statistic = Math.max(ratio, 0);
    return new KupiecTest(
        forecasts,
        exceedances,
        expected,
        statistic,
        StandardNormal.probabilityBeyond(Math.sqrt(statistic)));
  }

  /** 0 · ln 0 is 0. */
  private static double times(int count, double logarithm) {
    return count == 0 ? 0 : count * logarithm;
  }
}
