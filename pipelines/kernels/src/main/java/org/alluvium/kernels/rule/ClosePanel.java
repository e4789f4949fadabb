package org.alluvium.kernels.rule;

import java.util.Arrays;
import org.alluvium.kernels.check.Check;

/**
 * Closes of some assets on common sessions, as rules see them: a session without a close repeats
 * the last one, and before its first close an asset is unknown ({@code NaN}). Immutable; sums are
 * taken once, so that a mean over any window costs two look-ups.
 */
public final class ClosePanel {
  /**
   * Values that differ by less than this share are equal: the mean of a price that never moved must
   * not lie above itself by a rounding error.
   */
  static final double EQUAL = 1e-9;

  private final long[] days;
  private final double[][] closes;
  private final double[][] sums;
  private final int[] first;

  private ClosePanel(long[] days, double[][] closes, double[][] sums, int[] first) {
    this.days = days;
    this.closes = closes;
    this.sums = sums;
    this.first = first;
  }

  /**
   * @param days epoch days, strictly ascending
   * @param closes {@code [asset][session]}, positive or {@code NaN}
   */
  public static ClosePanel of(long[] days, double[][] closes) {
    Check.atLeast(closes.length, 1, "number of assets");
    double[][] known = new double[closes.length][];
    double[][] sums = new double[closes.length][days.length + 1];
    int[] first = new int[closes.length];
    for (int asset = 0; asset < closes.length; asset++) {
      Check.sameLength(days.length, closes[asset].length, "closes of asset " + asset);
      known[asset] = carriedForward(closes[asset]);
      first[asset] = firstKnown(known[asset]);
      for (int at = 0; at < days.length; at++) {
        sums[asset][at + 1] = sums[asset][at] + (at < first[asset] ? 0 : known[asset][at]);
      }
    }
    return new ClosePanel(days.clone(), known, sums, first);
  }

  public int assets() {
    return closes.length;
  }

  public int sessions() {
    return days.length;
  }

  /** Epoch day of a session. */
  public long day(int session) {
    return days[session];
  }

  /** Last close by a session; {@code NaN} before the first. */
  public double close(int asset, int session) {
    return closes[asset][session];
  }

  /** Whether an asset is known on each of the last {@code window} sessions. */
  public boolean has(int asset, int session, int window) {
    return session - window + 1 >= first[asset];
  }

  /** Mean of the last {@code window} closes; {@code NaN} when they are not all known. */
  public double mean(int asset, int session, int window) {
    return has(asset, session, window)
        ? (sums[asset][session + 1] - sums[asset][session + 1 - window]) / window
        : Double.NaN;
  }

  private static double[] carriedForward(double[] closes) {
    double[] known = closes.clone();
    for (int at = 1; at < known.length; at++) {
      known[at] = Double.isNaN(known[at]) ? known[at - 1] : known[at];
    }
    return known;
  }

  private static int firstKnown(double[] known) {
    int at = 0;
    while (at < known.length && Double.isNaN(known[at])) {
      at++;
    }
    return at;
  }

  @Override
  public String toString() {
    return "%d assets × %d sessions from %s"
        .formatted(assets(), sessions(), Arrays.stream(days).findFirst());
  }
}
