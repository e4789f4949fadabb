package org.alluvium.flows.report.model;

import java.util.List;
import java.util.Objects;

/**
 * Target weights by rebalance date.
 *
 * @param dates rebalance dates; a weight holds until the next one
 * @param weights one series per symbol or sleeve
 */
public record WeightHistory(DateAxis dates, List<Weights> weights) {
  public WeightHistory {
    weights = List.copyOf(weights);
    weights.forEach(w -> dates.matches(w.weights(), "weights of " + w.name()));
  }

  /**
   * One symbol's or sleeve's weights.
   *
   * @param name symbol or sleeve
   * @param weights fractions of net asset value, shorts negative; NaN = not in the universe
   */
  public record Weights(String name, Series weights) {
    public Weights {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(weights, "weights");
    }
  }
}
