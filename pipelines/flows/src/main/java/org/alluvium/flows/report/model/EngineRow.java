package org.alluvium.flows.report.model;

import java.util.Objects;

/**
 * One rule of weights beside the others of a portfolio: same forecasts, same costs.
 *
 * @param name what it does, as the charts name it
 * @param period what it was measured over
 * @param performance what it earned
 */
public record EngineRow(String name, Part<Period> period, Performance performance) {
  public EngineRow {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(performance, "performance");
  }
}
