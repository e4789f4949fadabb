package org.alluvium.flows.strategy;

import java.util.List;
import java.util.Optional;
import org.alluvium.kernels.execution.Side;
import org.alluvium.kernels.strategy.TradeDecision;
import org.alluvium.kernels.strategy.TradePlan;
import org.alluvium.kernels.strategy.Verdict;

/**
 * A decision as it was made.
 *
 * @param day epoch day of its session
 * @param decidedAt its instant, epoch microseconds
 * @param lastDay epoch day of the session at whose close a position would end at the latest
 * @param models ids of the models whose mean it follows
 * @param decision what was decided
 */
record Decided(
    long day, long decidedAt, long lastDay, List<String> models, TradeDecision decision) {

  /** The position that is asked for, if one is. */
  Optional<TradePlan> plan() {
    if (decision.verdict() != Verdict.TAKEN || decision.weight() == 0) {
      return Optional.empty();
    }
    Side side = decision.side().orElseThrow();
    return Optional.of(
        new TradePlan(
            day,
            lastDay,
            side,
            Math.abs(decision.weight()),
            decision.size().volatility(),
            decision.exitRule()));
  }
}
