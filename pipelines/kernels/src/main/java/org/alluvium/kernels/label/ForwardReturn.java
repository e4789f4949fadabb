package org.alluvium.kernels.label;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * Return of a position that is decided at the close of session t, entered at t + 1 and left h
 * sessions later.
 *
 * <p>label(t) = price(t + 1 + h) / price(t + 1) − 1, a simple return as a fraction, over positions
 * in the symbol's own sequence of sessions. Prices are closes, or opens where the strategy fills at
 * the open. The label is known when the exit bar is known, and not before: its {@code known_at} is
 * that of the bar at {@link #exitPosition}.
 *
 * <p>Missing policy: NaN where entry or exit lies outside the series, or where either price is NaN,
 * infinite, zero or negative. A missing entry or exit is never replaced by a neighbour's price;
 * missing prices in between do not matter.
 *
 * @param horizon sessions between entry and exit, at least 1
 */
public record ForwardReturn(int horizon) {

  public ForwardReturn {
    Check.atLeast(horizon, 1, "horizon of a forward return");
  }

  public static ForwardReturn ofHorizon(int horizon) {
    return new ForwardReturn(horizon);
  }

  /** Position of the bar at which a decision of session {@code decision} is filled. */
  public int entryPosition(int decision) {
    return decision + 1;
  }

  /** Position of the bar that ends the label of session {@code decision}. */
  public int exitPosition(int decision) {
    return decision + 1 + horizon;
  }

  /**
   * Position of the session whose label ends with the bar at {@code exit}; negative when there is
   * none.
   */
  public int decisionPosition(int exit) {
    return exit - 1 - horizon;
  }

  /**
   * The label that becomes known with the bar at {@code exit}; O(1).
   *
   * @param prices of one symbol, oldest first
   * @return the label of {@link #decisionPosition}, or NaN
   */
  public double atExit(double[] prices, int exit) {
    int decision = decisionPosition(exit);
    if (decision < 0 || exit >= prices.length) {
      return Double.NaN;
    }
    double entryPrice = prices[entryPosition(decision)];
    double exitPrice = prices[exit];
    return traded(entryPrice) && traded(exitPrice) ? exitPrice / entryPrice - 1 : Double.NaN;
  }

  /**
   * The labels of all sessions, by decision; O(T).
   *
   * @param prices of one symbol, oldest first, length T
   * @return length T; the last h + 1 are NaN
   */
  public double[] byDecision(double[] prices) {
    double[] labels = new double[prices.length];
    Arrays.setAll(labels, decision -> atExit(prices, exitPosition(decision)));
    return labels;
  }

  private static boolean traded(double price) {
    return price > 0 && price < Double.POSITIVE_INFINITY;
  }
}
