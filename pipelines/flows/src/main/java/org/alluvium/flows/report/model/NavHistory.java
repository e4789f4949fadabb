package org.alluvium.flows.report.model;

import java.util.Objects;

/**
 * Net asset values by date, all starting at 1. NaN = missing, a gap.
 *
 * @param dates sessions
 * @param net the portfolio, net of costs
 * @param equalWeight equal weights over the same universe, net of the same cost model
 * @param market the market series that the profile names
 * @param marketName its name
 */
public record NavHistory(
    DateAxis dates, Series net, Series equalWeight, Series market, String marketName) {
  public NavHistory {
    Objects.requireNonNull(marketName, "marketName");
    dates.matches(net, "net");
    dates.matches(equalWeight, "equalWeight");
    dates.matches(market, "market");
  }

  /**
   * Net asset value over its highest value so far, minus 1; a missing value stays missing. O(n).
   */
  public Series drawdown() {
    double[] drawdown = net.toArray();
    double peak = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < drawdown.length; i++) {
      peak = Math.max(peak, Double.isNaN(drawdown[i]) ? peak : drawdown[i]);
      drawdown[i] = drawdown[i] / peak - 1;
    }
    return Series.of(drawdown);
  }
}
