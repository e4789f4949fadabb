package org.alluvium.kernels.feature.liquidity;

/**
 * The efficient estimator of the effective bid-ask spread from open, high, low and close (EDGE), as
 * a fraction of the price.
 *
 * <p>NaN when less than half of the window's pairs of sessions have all prices, when fewer than two
 * of them moved, and where no open or no close lies inside its range. O(window). Source: Ardia,
 * Guidotti and Kroencke (2024), Journal of Financial Economics 161, 103916.
 */
final class EdgeEstimate {
  private final Sessions logs;
  private final int from;
  private final int to;
  private int pairs;
  private int moved;
  private double opens;
  private double closes;
  private double openToMiddle;
  private double closeToMiddle;
  private double closeToOpen;

  private EdgeEstimate(Sessions logs, int from, int to) {
    this.logs = logs;
    this.from = from;
    this.to = to;
  }

  /** Over the {@code window} pairs of sessions that end at a session. */
  static double of(Sessions logs, int at, int window) {
    EdgeEstimate estimate = new EdgeEstimate(logs, Math.max(1, at - window + 1), at);
    estimate.count();
    boolean enough = 2 * estimate.pairs >= window && estimate.moved >= 2;
    return enough && estimate.opens > 0 && estimate.closes > 0 ? estimate.spread() : Double.NaN;
  }

  private void count() {
    for (int t = from; t <= to; t++) {
      if (logs.paired(t)) {
        pairs++;
        openToMiddle += logs.middle()[t] - logs.open()[t];
        closeToMiddle += logs.middle()[t] - logs.close()[t - 1];
        closeToOpen += logs.open()[t] - logs.close()[t - 1];
        if (moves(t)) {
          moved++;
          opens += differs(logs.open()[t], logs.high()[t]) + differs(logs.open()[t], logs.low()[t]);
          closes +=
              differs(logs.close()[t - 1], logs.high()[t - 1])
                  + differs(logs.close()[t - 1], logs.low()[t - 1]);
        }
      }
    }
  }

  private double spread() {
    double ofOpen = -4 * pairs / opens;
    double ofClose = -4 * pairs / closes;
    double sum1 = 0;
    double sum2 = 0;
    double squares1 = 0;
    double squares2 = 0;
    for (int t = from; t <= to; t++) {
      if (logs.paired(t)) {
        double move = moves(t) ? 1.0 / moved : 0;
        double open = logs.middle()[t] - logs.open()[t] - openToMiddle * move;
        double close = logs.middle()[t] - logs.close()[t - 1] - closeToMiddle * move;
        double gap = logs.open()[t] - logs.close()[t - 1] - closeToOpen * move;
        double lastMiddle = logs.middle()[t - 1];
        double lastClose = logs.close()[t - 1];
        double x1 =
            ofOpen * open * (logs.open()[t] - lastMiddle)
                + ofClose * close * (lastClose - lastMiddle);
        double x2 =
            ofOpen * open * (logs.open()[t] - lastClose) + ofClose * gap * (lastClose - lastMiddle);
        sum1 += x1;
        sum2 += x2;
        squares1 += x1 * x1;
        squares2 += x2 * x2;
      }
    }
    double mean1 = sum1 / pairs;
    double mean2 = sum2 / pairs;
    double variance1 = squares1 / pairs - mean1 * mean1;
    double variance2 = squares2 / pairs - mean2 * mean2;
    double both = variance1 + variance2;
    double square = both > 0 ? (variance2 * mean1 + variance1 * mean2) / both : (mean1 + mean2) / 2;
    return Math.sqrt(Math.abs(square));
  }

  /** Whether anything traded away from the close before. */
  private boolean moves(int t) {
    return logs.high()[t] != logs.low()[t] || logs.low()[t] != logs.close()[t - 1];
  }

  private static int differs(double one, double other) {
    return one == other ? 0 : 1;
  }
}
