package org.alluvium.kernels.ensemble;

/** A rule from the forecasts of several members to one. */
public interface Ensemble {
  /**
   * The forecast of one decision. It depends on the members' forecasts up to that decision, and on
   * outcomes known at it.
   *
   * @param decision index of the decision
   * @throws IllegalArgumentException when there is no such decision
   */
  EnsembleForecast forecast(MemberForecasts members, int decision);
}
