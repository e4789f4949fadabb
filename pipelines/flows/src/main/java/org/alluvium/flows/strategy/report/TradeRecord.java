package org.alluvium.flows.strategy.report;

import java.time.LocalDate;
import java.util.Optional;
import org.alluvium.kernels.execution.ExitReason;

/**
 * One position of a strategy, as known by the run.
 *
 * @param asked what was decided
 * @param entry where it began
 * @param worst the end that is traded
 * @param best the best end that the bars allow
 */
record TradeRecord(Asked asked, Entry entry, End worst, End best) {

  /**
   * @param decided session of the decision
   * @param side long or short
   * @param tier of confidence; empty where the strategy has none
   * @param forecast a fraction
   * @param sizeMultiplier by tier
   * @param leverage by the volatility target
   */
  record Asked(
      LocalDate decided,
      String side,
      Optional<String> tier,
      double forecast,
      double sizeMultiplier,
      double leverage) {}

  /**
   * @param price before costs
   * @param stop level of the hard stop
   * @param target level; NaN = none
   * @param resolution daily, intraday or mixed
   */
  record Entry(LocalDate date, double price, double stop, double target, String resolution) {}

  /**
   * @param price before costs
   * @param positionReturn a fraction of the entry value, before costs
   */
  record End(LocalDate date, double price, ExitReason reason, double positionReturn) {}

  /** Whether the bars leave no doubt about the end. */
  boolean isCertain() {
    return worst.equals(best);
  }

  /** What the bars leave in doubt, as a fraction of the entry value. */
  double doubt() {
    return best.positionReturn() - worst.positionReturn();
  }
}
