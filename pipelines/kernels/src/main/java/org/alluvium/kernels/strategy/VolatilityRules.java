package org.alluvium.kernels.strategy;

import java.util.Objects;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.execution.TrailingStop;
import org.alluvium.kernels.execution.VolatilityStop;
import org.alluvium.kernels.sizing.VolatilityTarget;
import org.alluvium.kernels.volatility.VolatilityEstimator;

/**
 * What follows from volatility: leverage, and the distances of stop and target.
 *
 * @param estimator of the volatility of one session
 * @param sessionsPerYear from a session's to a year's
 * @param target leverage from the annual volatility
 * @param sessionsHeld sessions whose volatility sets the levels
 * @param levels distances from that volatility; with lowest equal to highest they are fixed, with
 *     an infinite profit share there is no target
 * @param trailing the trailing stop, whose distances are fixed
 */
public record VolatilityRules(
    VolatilityEstimator estimator,
    double sessionsPerYear,
    VolatilityTarget target,
    int sessionsHeld,
    VolatilityStop levels,
    TrailingStop trailing) {
  public VolatilityRules {
    Objects.requireNonNull(estimator, "estimator");
    Check.positive(sessionsPerYear, "sessions per year");
    Objects.requireNonNull(target, "target");
    Check.atLeast(sessionsHeld, 1, "sessions held");
    Objects.requireNonNull(levels, "levels");
    Objects.requireNonNull(trailing, "trailing");
  }
}
