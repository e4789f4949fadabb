package org.alluvium.flows.report.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The fills of a backtest.
 *
 * @param trades all of them, oldest first
 */
public record TradeHistory(List<Trade> trades) {
  /** As many fills as the report shows. */
  public static final int SHOWN = 50;

  /**
   * The least share of net asset value that a fill must trade to be shown on the page: less is 0.0
   * %. Files hold the others, too.
   */
  public static final double LEAST_WEIGHT = 0.0005;

  public TradeHistory {
    trades = List.copyOf(trades);
  }

  /** Number of fills in the whole backtest. */
  public long total() {
    return trades.size();
  }

  /** How many of them traded too little to be shown. */
  public long small() {
    return trades.size() - seen().size();
  }

  /** The last of the others, at most {@value #SHOWN}. */
  public List<Trade> last() {
    List<Trade> seen = seen();
    return seen.subList(Math.max(0, seen.size() - SHOWN), seen.size());
  }

  private List<Trade> seen() {
    return trades.stream().filter(trade -> trade.size().weight().value() >= LEAST_WEIGHT).toList();
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
