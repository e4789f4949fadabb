package org.alluvium.kernels.strategy;

import java.util.Objects;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.cost.CostModel;

/**
 * What a book of positions is told besides prices and plans.
 *
 * @param costs of fills and short positions
 * @param sessionsPerYear borrow accrues by 1/sessionsPerYear on each
 * @param path the end that each position takes
 */
public record BookTerms(CostModel costs, double sessionsPerYear, PricePath path) {
  public BookTerms {
    Objects.requireNonNull(costs, "costs");
    Check.positive(sessionsPerYear, "sessions per year");
    Objects.requireNonNull(path, "path");
  }
}
