package org.alluvium.kernels.selection;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.cost.CostModel;

/**
 * What it is expected to cost to buy and sell a position, as a fraction of its value: {@code 2 (c +
 * s + k·σ·√(Q / ADV))}, with commission c, half spread s and coefficient k of the cost model, Q =
 * capital · share, σ the volatility per session about zero and ADV the mean value traded per
 * session ({@link CostModel} has the sources).
 *
 * <p>Missing values are left out of their mean; ADV is missing (NaN) with values of less than half
 * of its sessions, or when nothing was traded. Then the cost model's participation for instruments
 * without volume stands in. Without returns there is no volatility and no cost (NaN).
 *
 * @param capital net asset value of the book, in the currency of the values traded
 * @param share of the book that a position takes
 * @param sessions of the mean value traded
 */
public record RoundTripCost(CostModel costs, double capital, double share, int sessions) {
  private static final int BOTH_WAYS = 2;
  private static final int HALF = 2;

  public RoundTripCost {
    Check.positive(capital, "capital");
    Check.positive(share, "share");
    Check.atLeast(sessions, 1, "sessions");
  }

  /**
   * @param returns simple returns per session, NaN = missing
   * @param volumes value traded per session, oldest first, NaN = none
   */
  public double of(double[] returns, double[] volumes) {
    double volatility = volatility(returns);
    return Double.isNaN(volatility)
        ? Double.NaN
        : BOTH_WAYS * costs.trade(1, volatility, participation(volumes)).total();
  }

  /** Q / ADV, NaN without volume. */
  public double participation(double[] volumes) {
    double[] recent =
        Arrays.copyOfRange(volumes, Math.max(0, volumes.length - sessions), volumes.length);
    double[] known = Arrays.stream(recent).filter(v -> !Double.isNaN(v)).toArray();
    double sum = 0;
    for (double value : known) {
      sum += value;
    }
    boolean traded = HALF * known.length >= sessions && sum > 0;
    return traded ? capital * share / (sum / known.length) : Double.NaN;
  }

  /** Root of the mean square, NaN without returns. */
  public static double volatility(double[] returns) {
    double squares = 0;
    int known = 0;
    for (double r : returns) {
      if (!Double.isNaN(r)) {
        squares += r * r;
        known++;
      }
    }
    return known == 0 ? Double.NaN : Math.sqrt(squares / known);
  }
}
