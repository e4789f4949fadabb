package org.alluvium.kernels.selection;

/**
 * What a series of closes says of its data, up to its last session. Sessions count from the first
 * close; one without a close is missing (NaN). O(sessions).
 *
 * @param history closes that there are
 * @param missingShare sessions without a close, as a share of all since the first; NaN when there
 *     is none
 * @param staleSessions sessions at the end since the close last changed, missing ones among them; 0
 *     when it changed in the last one
 * @param flatShare closes that equal the close before, as a share of all but the first; NaN with
 *     less than two
 */
public record DataHealth(int history, double missingShare, int staleSessions, double flatShare) {
  /** Measures closes, oldest first. */
  public static DataHealth of(double[] closes) {
    int sessions = 0;
    int history = 0;
    int flat = 0;
    int stale = 0;
    double last = Double.NaN;
    for (double close : closes) {
      if (history == 0 && Double.isNaN(close)) {
        continue;
      }
      sessions++;
      boolean changed = !Double.isNaN(close) && close != last;
      stale = changed ? 0 : stale + 1;
      if (!Double.isNaN(close)) {
        flat += close == last ? 1 : 0;
        history++;
        last = close;
      }
    }
    return new DataHealth(
        history, share(sessions - history, sessions), stale, share(flat, history - 1));
  }

  private static double share(int part, int whole) {
    return whole <= 0 ? Double.NaN : (double) part / whole;
  }
}
