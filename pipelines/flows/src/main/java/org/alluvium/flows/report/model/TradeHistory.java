package org.alluvium.flows.report.model;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The last fills.
 *
 * @param total number of fills in the whole backtest
 * @param last the last ones, at most {@value #SHOWN}, in any order
 */
public record TradeHistory(long total, List<Trade> last) {
  /** As many fills as the report shows. */
  public static final int SHOWN = 50;

  public TradeHistory {
    last = List.copyOf(last);
    if (last.size() > SHOWN || last.size() > total) {
      throw new IllegalArgumentException(
          "a report shows at most %d of %d fills, got %d".formatted(SHOWN, total, last.size()));
    }
  }

  public static TradeHistory none() {
    return new TradeHistory(0, List.of());
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
   * @param result the round trip's return as a fraction; missing while the position is open
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
