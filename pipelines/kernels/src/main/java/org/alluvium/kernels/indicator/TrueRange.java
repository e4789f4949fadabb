package org.alluvium.kernels.indicator;

/** How far the price moved in a session, the way from the last close included. */
final class TrueRange {
  private TrueRange() {}

  static double of(double high, double low, double previousClose) {
    double up = Math.abs(high - previousClose);
    double down = Math.abs(low - previousClose);
    return Math.max(high - low, Math.max(up, down));
  }
}
