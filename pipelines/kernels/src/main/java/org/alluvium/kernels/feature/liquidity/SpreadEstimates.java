package org.alluvium.kernels.feature.liquidity;

/**
 * Estimates of the effective bid-ask spread from daily prices, as a fraction of the price, over the
 * {@code window} pairs of sessions that end at a session. A pair that misses a price is left out;
 * NaN when less than half of them remain.
 */
final class SpreadEstimates {
  private static final double OVERLAP = 3 - 2 * Math.sqrt(2);

  private final Sessions logs;

  SpreadEstimates(Sessions logs) {
    this.logs = logs;
  }

  /**
   * From the bounce of the close: 2 sqrt(-covariance of successive returns), 0 where that is
   * positive. Source: Roll (1984), Journal of Finance 39, equation 3.
   */
  double roll(int at, int window) {
    Mean products = new Mean(window);
    Mean now = new Mean(window);
    Mean before = new Mean(window);
    for (int t = at - window + 1; t <= at; t++) {
      double change = t < 2 ? Double.NaN : logs.close()[t] - logs.close()[t - 1];
      double earlier = t < 2 ? Double.NaN : logs.close()[t - 1] - logs.close()[t - 2];
      if (!Double.isNaN(change + earlier)) {
        products.add(change * earlier);
        now.add(change);
        before.add(earlier);
      }
    }
    double covariance = products.value() - now.value() * before.value();
    return Double.isNaN(covariance) ? Double.NaN : 2 * Math.sqrt(Math.max(-covariance, 0));
  }

  /**
   * From the ranges of one and of two sessions; those of a session that opened away from the close
   * before are moved to it; a negative estimate of a pair counts as 0. Source: Corwin and Schultz
   * (2012), Journal of Finance 67, equations 14 and 18, section II.B.
   */
  double corwinSchultz(int at, int window) {
    Mean mean = new Mean(window);
    for (int t = Math.max(1, at - window + 1); t <= at; t++) {
      mean.add(logs.paired(t) ? corwinSchultz(t) : Double.NaN);
    }
    return mean.value();
  }

  private double corwinSchultz(int t) {
    double close = logs.close()[t - 1];
    double shift = Math.max(logs.low()[t] - close, 0) + Math.min(logs.high()[t] - close, 0);
    double high = logs.high()[t] - shift;
    double low = logs.low()[t] - shift;
    double first = logs.high()[t - 1] - logs.low()[t - 1];
    double second = high - low;
    double both = Math.max(high, logs.high()[t - 1]) - Math.min(low, logs.low()[t - 1]);
    double beta = first * first + second * second;
    double alpha =
        (Math.sqrt(2 * beta) - Math.sqrt(beta)) / OVERLAP - Math.sqrt(both * both / OVERLAP);
    return Math.max(0, 2 * StrictMath.expm1(alpha) / (1 + StrictMath.exp(alpha)));
  }

  /**
   * From where the close lies between the middles of its session's and the next one's range; the
   * root of each pair, a negative one counting as 0. Source: Abdi and Ranaldo (2017), Review of
   * Financial Studies 30, equation 11.
   */
  double abdiRanaldo(int at, int window) {
    Mean mean = new Mean(window);
    for (int t = Math.max(1, at - window + 1); t <= at; t++) {
      double close = logs.close()[t - 1];
      double square = 4 * (close - logs.middle()[t - 1]) * (close - logs.middle()[t]);
      mean.add(logs.paired(t) ? Math.sqrt(Math.max(square, 0)) : Double.NaN);
    }
    return mean.value();
  }
}
