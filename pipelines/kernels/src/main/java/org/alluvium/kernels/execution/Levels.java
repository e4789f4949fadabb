package org.alluvium.kernels.execution;

/**
 * The levels of one position in <em>gain prices</em>: prices times the sign of the side, so that
 * more is better and a short is handled by the same comparisons as a long.
 *
 * @param sign of the side
 * @param hardStop gain price of the hard stop
 * @param target gain price of the target
 * @param activation gain price at which the trailing stop becomes active
 * @param trail distance of the trailing stop, as a fraction of the best price
 */
record Levels(int sign, double hardStop, double target, double activation, double trail) {

  static Levels of(ExitRule rule, Position position) {
    int sign = position.side().sign();
    double entry = sign * position.entryPrice();
    return new Levels(
        sign,
        entry * (1 - sign * rule.hardStop()),
        entry * (1 + sign * rule.takeProfit()),
        entry * (1 + sign * rule.trailing().activation()),
        rule.trailing().trail());
  }

  /** Stop in force when {@code best} is the best gain price so far; it rises with it. */
  double stop(double best) {
    return best < activation ? hardStop : Math.max(hardStop, best * (1 - sign * trail));
  }

  ExitReason reason(double stop) {
    return stop > hardStop ? ExitReason.TRAILING_STOP : ExitReason.STOP;
  }
}
