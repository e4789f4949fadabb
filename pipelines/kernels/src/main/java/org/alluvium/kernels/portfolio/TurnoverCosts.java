package org.alluvium.kernels.portfolio;

import org.alluvium.kernels.check.Check;

/**
 * What trading from the held book to a new one costs, Σ|wᵢ − heldᵢ| times a rate, and how much that
 * counts beside what an engine looks for.
 *
 * @param rate cost of a unit that is traded, as a share of it: 0.0003 for 3 basis points
 * @param weight κ, what a unit of cost counts in the objective: of a variance per period, or off
 *     the mean per period; 0.05 spreads costs over 20 periods
 */
public record TurnoverCosts(double rate, double weight) {
  /** Trading costs nothing. */
  public static final TurnoverCosts NONE = new TurnoverCosts(0, 0);

  public TurnoverCosts {
    Check.notNegative(rate, "rate of turnover costs");
    Check.notNegative(weight, "weight of turnover costs");
    Check.isTrue(
        Double.isFinite(rate * weight),
        "rate times weight of turnover costs must be finite, got " + rate + " and " + weight);
  }

  /** What a unit that is traded takes off the objective. */
  double penalty() {
    return rate * weight;
  }
}
