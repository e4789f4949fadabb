package org.alluvium.kernels.regime;

import java.util.ArrayList;
import java.util.List;
import org.alluvium.kernels.check.Check;
import org.alluvium.kernels.forecast.WilsonInterval;
import org.alluvium.kernels.performance.Quantile;

/**
 * What came after some sessions of a market: its returns over so many sessions ahead. They overlap,
 * so the interval of the win rate is of those alone that do not: the first, and each next one that
 * begins where the last taken one has ended. O(n log n).
 *
 * @param horizon sessions ahead
 * @param count returns, overlapping ones too
 * @param winRate share above 0; NaN without a return, as all that follows
 * @param separate those that do not overlap
 * @param mean of all, a fraction
 * @param quantiles of all, at {@link #PROBABILITIES}
 */
public record ForwardReturns(
    int horizon,
    int count,
    double winRate,
    Separate separate,
    double mean,
    List<Double> quantiles) {
  /** Of the quantiles; the third is the median. */
  public static final List<Double> PROBABILITIES = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

  /**
   * Returns that do not overlap.
   *
   * @param count how many
   * @param wins those above 0
   * @param interval of the probability of a win, 95 %
   */
  public record Separate(int count, int wins, WilsonInterval interval) {}

  public ForwardReturns {
    quantiles = List.copyOf(quantiles);
  }

  /**
   * Measures.
   *
   * @param prices one per session
   * @param sessions indices of some of them, ascending; those too late to have a return are left
   *     out
   * @param horizon at least 1
   */
  public static ForwardReturns of(double[] prices, int[] sessions, int horizon) {
    Check.atLeast(horizon, 1, "sessions ahead");
    List<Double> returns = new ArrayList<>();
    int wins = 0;
    int separate = 0;
    int separateWins = 0;
    int free = 0;
    double sum = 0;
    for (int session : sessions) {
      if (session + horizon < prices.length) {
        double earned = prices[session + horizon] / prices[session] - 1;
        int win = earned > 0 ? 1 : 0;
        returns.add(earned);
        sum += earned;
        wins += win;
        if (session >= free) {
          separate++;
          separateWins += win;
          free = session + horizon;
        }
      }
    }
    double[] values = returns.stream().mapToDouble(Double::doubleValue).toArray();
    return new ForwardReturns(
        horizon,
        values.length,
        (double) wins / values.length,
        new Separate(
            separate, separateWins, WilsonInterval.ofNinetyFivePercent(separateWins, separate)),
        sum / values.length,
        PROBABILITIES.stream()
            .map(p -> values.length == 0 ? Double.NaN : Quantile.of(values, p))
            .toList());
  }

  public double median() {
    return quantiles.get(PROBABILITIES.indexOf(0.5));
  }
}
