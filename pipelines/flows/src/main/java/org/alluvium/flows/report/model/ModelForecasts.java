package org.alluvium.flows.report.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * Forecasts of one model at one horizon that have an outcome, and whose returns do not overlap.
 *
 * @param model its name
 * @param horizon sessions ahead
 * @param judged by date, then symbol
 */
public record ModelForecasts(String model, int horizon, List<Judged> judged) {
  public ModelForecasts {
    Objects.requireNonNull(model, "model");
    judged = List.copyOf(judged);
  }

  /**
   * One forecast and its outcome.
   *
   * @param date session of the decision
   * @param symbol instrument
   * @param forecast return that was forecast, a fraction
   * @param realised return that came, as known by the run
   */
  public record Judged(LocalDate date, String symbol, double forecast, double realised) {}
}
