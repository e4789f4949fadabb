package org.alluvium.flows.regime;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.regime.QuadrantRules;
import org.alluvium.kernels.regime.RegimeSettings;

/**
 * Block {@code regime} of a profile: how the state of its market is told. What is not given has a
 * default.
 *
 * @param window newest sessions that a model learns from and a filter sees
 * @param least sessions before the first model
 * @param iterations of a fit
 * @param refit how often a model is fitted
 * @param directionLookBack sessions over which the move of the market is taken
 * @param directionThreshold move beyond which it rises or, below its negative, falls
 * @param turbulentProbability probability of the turbulent state from which on it counts
 * @param volatilityWindow sessions of the volatility
 * @param volatilityFloor annual volatility below which nothing is turbulent
 * @param quietFloor annual volatility below which nothing has a direction
 */
public record RegimeConfiguration(
    Integer window,
    Integer least,
    Integer iterations,
    RefitPeriod refit,
    @JsonProperty("direction_look_back") Integer directionLookBack,
    @JsonProperty("direction_threshold") Double directionThreshold,
    @JsonProperty("turbulent_probability") Double turbulentProbability,
    @JsonProperty("volatility_window") Integer volatilityWindow,
    @JsonProperty("volatility_floor") Double volatilityFloor,
    @JsonProperty("quiet_floor") Double quietFloor) {
  /** Everything as it is where nothing is given. */
  public static final RegimeConfiguration DEFAULTS =
      new RegimeConfiguration(null, null, null, null, null, null, null, null, null, null);

  private static final int THREE_YEARS = 756;
  private static final int ONE_YEAR = 252;
  private static final int QUARTER = 63;
  private static final int MONTH = 21;

  public RegimeConfiguration {
    window = given(window, THREE_YEARS);
    least = given(least, ONE_YEAR);
    iterations = given(iterations, 10);
    refit = given(refit, RefitPeriod.MONTHLY);
    directionLookBack = given(directionLookBack, QUARTER);
    directionThreshold = given(directionThreshold, 0.02);
    turbulentProbability = given(turbulentProbability, 0.5);
    volatilityWindow = given(volatilityWindow, MONTH);
    volatilityFloor = given(volatilityFloor, 0.10);
    quietFloor = given(quietFloor, 0.04);
    new RegimeSettings(window, least, iterations);
    new QuadrantRules(turbulentProbability, directionThreshold, volatilityFloor, quietFloor);
    Check.atLeast(directionLookBack, 1, "direction_look_back of a regime");
    Check.atLeast(volatilityWindow, 2, "volatility_window of a regime");
  }

  /** How the state is estimated. */
  @JsonIgnore
  public RegimeSettings settings() {
    return new RegimeSettings(window, least, iterations);
  }

  /** Where one quadrant ends and the next begins. */
  @JsonIgnore
  public QuadrantRules rules() {
    return new QuadrantRules(turbulentProbability, directionThreshold, volatilityFloor, quietFloor);
  }

  private static <T> T given(T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
