package org.alluvium.flows.report.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The last fills.
 *
 * @param total number of fills in the whole backtest
 * @param small how many of them traded less than {@value #LEAST_WEIGHT} of net asset value, which
 *     is written 0.0 %; they are counted and not shown
 * @param last the last of the others, at most {@value #SHOWN}, in any order
 */
public record TradeHistory(long total, long small, List<Trade> last) {
  /** As many fills as the report shows. */
  public static final int SHOWN = 50;

  /** The least share of net asset value that a fill must trade to be shown. */
  public static final double LEAST_WEIGHT = 0.0005;

  public TradeHistory {
    last = List.copyOf(last);
    if (last.size() > SHOWN || last.size() > total - small) {
      throw new IllegalArgumentException(
          "a report shows at most %d of %d fills, got %d"
              .formatted(SHOWN, total - small, last.size()));
    }
  }

  public static TradeHistory none() {
    return new TradeHistory(0, 0, List.of());
  }

  public enum Side {
    BUY,
    SELL
  }

  /**
   * One fill.
   *
   * @param decided the day at whose close it was decided
   * @param filled the day of the fill
   * @param symbol what was traded
   * @param side buy or sell
   * @param size the fill's numbers
   */
  public record Trade(LocalDate decided, LocalDate filled, String symbol, Side side, Fill size) {
    public Trade {
      Objects.requireNonNull(decided, "decided");
      Objects.requireNonNull(filled, "filled");
      Objects.requireNonNull(symbol, "symbol");
      Objects.requireNonNull(side, "side");
      Objects.requireNonNull(size, "size");
    }
  }

  /**
   * @param weight traded share of net asset value, as a positive fraction
   * @param price fill price in the instrument's currency
   * @param cost all costs as a fraction of net asset value
   * @param result price over the mean entry price of the position that it reduces, minus 1, as a
   *     fraction before costs, a short's fall counted as a gain; missing where it reduces none
   */
  public record Fill(Figure weight, Figure price, Figure cost, Figure result) {
    public Fill {
      Objects.requireNonNull(weight, "weight");
      Objects.requireNonNull(price, "price");
      Objects.requireNonNull(cost, "cost");
      Objects.requireNonNull(result, "result");
    }
  }
}
