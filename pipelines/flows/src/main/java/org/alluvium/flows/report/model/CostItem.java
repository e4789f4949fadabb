package org.alluvium.flows.report.model;

import java.util.Objects;

/**
 * One kind of cost.
 *
 * @param kind commission, half spread, impact, borrow, …
 * @param perYear mean cost per year as a fraction of net asset value
 */
public record CostItem(String kind, Figure perYear) {
  public CostItem {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(perYear, "perYear");
  }
}
