package org.alluvium.kernels.forecast;

/** What became of the sign of one forecast. */
public enum DirectionOutcome {
  /** Forecast and realised return have the same sign. */
  HIT,
  /** They have opposite signs. */
  MISS,
  /**
   * The forecast was exactly 0 while the return was not: no direction was given. Counts as a miss.
   */
  NO_DIRECTION,
  /** The realised return was exactly 0: neither direction was right. Excluded. */
  UNCHANGED,
  /** Forecast or realised return is NaN. Excluded. */
  MISSING;

  /**
   * Judges one forecast; only signs matter, units do not.
   *
   * @param forecast predicted return; NaN = missing
   * @param realised realised return; NaN = missing
   */
  public static DirectionOutcome of(double forecast, double realised) {
    if (Double.isNaN(forecast) || Double.isNaN(realised)) {
      return MISSING;
    }
    if (realised == 0) {
      return UNCHANGED;
    }
    if (forecast == 0) {
      return NO_DIRECTION;
    }
    return forecast > 0 == realised > 0 ? HIT : MISS;
  }

  /** Whether the forecast is part of the trials of a direction accuracy. */
  public boolean judged() {
    return switch (this) {
      case HIT, MISS, NO_DIRECTION -> true;
      case UNCHANGED, MISSING -> false;
    };
  }
}
