package org.alluvium.kernels.feature.technicals;

/**
 * Votes of indicators: 1 to buy, -1 to sell, 0 for neither. An indicator that has no value does not
 * vote. Values that differ by less than a tolerance are equal, so that no vote hangs on the
 * rounding of a sum.
 */
final class Votes {
  private int cast;
  private int sum;

  /** 1 above, -1 below, 0 equal. */
  static int compare(double value, double reference, double tolerance) {
    double difference = value - reference;
    return Math.abs(difference) <= tolerance ? 0 : (int) Math.signum(difference);
  }

  /** Buys where one value is above another. */
  void above(double value, double reference, double tolerance) {
    if (!Double.isNaN(value - reference)) {
      vote(compare(value, reference, tolerance));
    }
  }

  /** Buys at the turn out of a low, sells at the turn out of a high. */
  void turning(double before, double now, double low, double high, double tolerance) {
    if (!Double.isNaN(before - now)) {
      int direction = compare(now, before, tolerance);
      cast(now < low && direction > 0, now > high && direction < 0);
    }
  }

  void cast(boolean buy, boolean sell) {
    vote((buy ? 1 : 0) - (sell ? 1 : 0));
  }

  private void vote(int vote) {
    cast++;
    sum += vote;
  }

  /** Mean vote, -1 to 1; NaN without any. */
  double mean() {
    return cast == 0 ? Double.NaN : (double) sum / cast;
  }
}
