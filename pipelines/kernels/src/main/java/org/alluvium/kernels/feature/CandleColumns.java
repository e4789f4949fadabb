package org.alluvium.kernels.feature;

import java.util.List;

/**
 * The nine candle shapes (KMID .. KSFT2) and the four prices over the close of Alpha158. No window.
 */
final class CandleColumns implements ColumnGroup {
  static final List<String> NAMES =
      List.of(
          "KMID", "KLEN", "KMID2", "KUP", "KUP2", "KLOW", "KLOW2", "KSFT", "KSFT2", "OPEN0",
          "HIGH0", "LOW0", "VWAP0");

  /** Qlib's guard of a range of zero, in price units. */
  private static final double GUARD = 1e-12;

  @Override
  public void fill(Bars bars, FeatureGrid grid) {
    for (int t = grid.from(); t < grid.to(); t++) {
      fillShapes(bars, grid, t);
      fillPrices(bars, grid, t);
    }
  }

  private static void fillShapes(Bars bars, FeatureGrid grid, int t) {
    double open = bars.open(t);
    double high = bars.high(t);
    double low = bars.low(t);
    double close = bars.close(t);
    double range = high - low + GUARD;
    double body = close - open;
    double upper = high - Math.max(open, close);
    double lower = Math.min(open, close) - low;
    double shift = 2 * close - high - low;
    grid.put(0, t, body / open);
    grid.put(1, t, (high - low) / open);
    grid.put(2, t, body / range);
    grid.put(3, t, upper / open);
    grid.put(4, t, upper / range);
    grid.put(5, t, lower / open);
    grid.put(6, t, lower / range);
    grid.put(7, t, shift / open);
    grid.put(8, t, shift / range);
  }

  private static void fillPrices(Bars bars, FeatureGrid grid, int t) {
    double close = bars.close(t);
    grid.put(9, t, bars.open(t) / close);
    grid.put(10, t, bars.high(t) / close);
    grid.put(11, t, bars.low(t) / close);
    grid.put(12, t, bars.typicalPrice(t) / close);
  }
}
