package org.alluvium.kernels.strategy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.alluvium.kernels.execution.ExitRule;
import org.alluvium.kernels.execution.Side;
import org.alluvium.kernels.execution.TrailingStop;
import org.alluvium.kernels.sizing.Confidence;
import org.alluvium.kernels.sizing.ConfidenceTier;

/**
 * What a strategy decided at one decision, and how it came to it.
 *
 * @param verdict whether a position is asked for
 * @param forecast of the ensemble, a fraction; NaN = none
 * @param members indices of those whose mean it is
 * @param side that the forecast asks for; empty where it names no direction
 * @param trust measures and tier, where the strategy has tiers and there is a direction
 * @param size of the position
 * @param levels distances at which it is ended
 */
public record TradeDecision(
    Verdict verdict,
    double forecast,
    List<Integer> members,
    Optional<Side> side,
    Optional<Trust> trust,
    Size size,
    Levels levels) {

  public TradeDecision {
    Objects.requireNonNull(verdict, "verdict");
    members = List.copyOf(members);
  }

  /** The measures of a forecast, and its tier. */
  public record Trust(Confidence confidence, ConfidenceTier tier) {}

  /**
   * @param volatility of one session, a fraction; NaN = no estimate
   * @param multiplier by tier; 1 where there are none
   * @param leverage by the volatility target; NaN without an estimate
   */
  public record Size(double volatility, double multiplier, double leverage) {}

  /**
   * Fractions of the entry price; NaN without an estimate of volatility, infinity = none.
   *
   * @param trailing distances of the trailing stop
   */
  public record Levels(double hardStop, double takeProfit, TrailingStop trailing) {}

  /** Signed share of net asset value that is asked for; 0 where no position is. */
  public double weight() {
    return verdict == Verdict.TAKEN
        ? side.orElseThrow().sign() * size.multiplier() * size.leverage()
        : 0;
  }

  /** When the position ends before its time; only of one that is taken. */
  public ExitRule exitRule() {
    return new ExitRule(levels.hardStop(), levels.takeProfit(), levels.trailing());
  }
}
