package org.alluvium.kernels.execution;

import java.util.Optional;

/** Which way a position gains. */
public enum Side {
  /** Gains when the price rises. */
  LONG,
  /** Gains when the price falls. */
  SHORT;

  /** The side that a forecast return asks for; none for 0 and NaN, which name no direction. */
  public static Optional<Side> ofForecast(double forecast) {
    if (forecast > 0) {
      return Optional.of(LONG);
    }
    return forecast < 0 ? Optional.of(SHORT) : Optional.empty();
  }

  /** +1 or −1. */
  public int sign() {
    return this == LONG ? 1 : -1;
  }

  /**
   * Return of a position of one unit of capital, as a fraction, before costs: exit / entry − 1 for
   * a long, its negative for a short.
   */
  public double positionReturn(double entryPrice, double exitPrice) {
    return this == LONG ? exitPrice / entryPrice - 1 : 1 - exitPrice / entryPrice;
  }
}
