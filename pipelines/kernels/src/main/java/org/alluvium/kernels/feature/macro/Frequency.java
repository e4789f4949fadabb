package org.alluvium.kernels.feature.macro;

/**
 * How often a series has an observation, and from that the age at which its newest one stands for
 * the present no longer. The age counts from the observation's date, for a period its first day, to
 * the time of use; it holds the length of the period, the usual delay of the release and holidays.
 */
public enum Frequency {
  /** One a day or weekday; the slowest bundled daily series comes after eight days. */
  DAILY(15),
  WEEKLY(28),
  /**
   * One a month; the slowest bundled monthly series comes on the 15th of the second month after.
   */
  MONTHLY(130),
  QUARTERLY(280);

  private final int toleranceDays;

  Frequency(int toleranceDays) {
    this.toleranceDays = toleranceDays;
  }

  /** The greatest age of an observation that is used, in days of 24 hours. */
  public int toleranceDays() {
    return toleranceDays;
  }
}
