package org.alluvium.kernels.backtest;

/**
 * One simulated day. Returns, costs and turnover are fractions of the net asset value at the
 * previous close; net return = gross return − (commission + spread + impact + borrow).
 *
 * @param day epoch day
 * @param netReturn nav / previous nav − 1
 * @param grossReturn what the same units would have returned had the day's costs not been paid:
 *     (nav + the day's costs) / previous nav − 1
 * @param commission paid
 * @param spread paid
 * @param impact paid
 * @param borrow paid on short positions held overnight
 * @param turnover Σ |value traded|, purchases and sales both counted
 * @param nav at the close, in currency
 * @param grossNav initial capital compounded at the gross returns
 * @param grossExposure Σ |position| / nav at the close
 * @param netExposure Σ position / nav at the close
 */
public record DailyResult(
    long day,
    double netReturn,
    double grossReturn,
    double commission,
    double spread,
    double impact,
    double borrow,
    double turnover,
    double nav,
    double grossNav,
    double grossExposure,
    double netExposure) {
  /** Σ of the long positions / nav at the close. */
  public double longExposure() {
    return (grossExposure + netExposure) / 2;
  }

  /** Σ of the |short positions| / nav at the close. */
  public double shortExposure() {
    return (grossExposure - netExposure) / 2;
  }

  /** All costs of the day. */
  public double cost() {
    return commission + spread + impact + borrow;
  }
}
