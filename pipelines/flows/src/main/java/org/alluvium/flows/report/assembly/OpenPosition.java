package org.alluvium.flows.report.assembly;

/** Units held and the mean price at which they were entered, fill by fill. */
final class OpenPosition {
  /** Units that remain by rounding, relative to the fill, are none. */
  private static final double ROUNDING = 1e-9;

  private double units;
  private double entryPrice;

  /**
   * Takes a fill.
   *
   * @param filled units bought (positive) or sold (negative)
   * @return what the units that it closes earned over their mean entry price before costs, as a
   *     fraction, a short's fall counted as a gain; NaN when it closes none
   */
  double fill(double filled, double price) {
    if (units == 0 || Math.signum(filled) == Math.signum(units)) {
      add(filled, price);
      return Double.NaN;
    }
    double result = Math.signum(units) * (price / entryPrice - 1);
    double left = units + filled;
    boolean closed = Math.abs(left) <= ROUNDING * Math.abs(filled);
    if (closed || Math.signum(left) != Math.signum(units)) {
      entryPrice = price;
    }
    units = closed ? 0 : left;
    return result;
  }

  private void add(double filled, double price) {
    double total = units + filled;
    entryPrice = total == 0 ? price : (entryPrice * units + price * filled) / total;
    units = total;
  }
}
