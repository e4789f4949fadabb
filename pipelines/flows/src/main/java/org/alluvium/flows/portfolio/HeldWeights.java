package org.alluvium.flows.portfolio;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.alluvium.flows.panel.AsOfPanel;
import org.alluvium.kernels.backtest.Market;

/**
 * What a book holds at a decision: the targets of the one before, drifted with the closes from the
 * session at which they were filled to that of the decision, as known then.
 *
 * @param decided session of the decision before; the earliest date where there was none
 * @param targets its weights by symbol
 */
public record HeldWeights(LocalDate decided, Map<String, Double> targets) {
  /** Of a book that holds nothing yet. */
  public static final HeldWeights NOTHING = new HeldWeights(LocalDate.EPOCH, Map.of());

  public HeldWeights {
    targets = Map.copyOf(targets);
  }

  /**
   * Weights at a session, by symbol; none of a book that has lost all.
   *
   * @param universe assets of the panel, in its order
   */
  Map<String, Double> at(LocalDate session, List<String> universe, AsOfPanel panel) {
    if (targets.isEmpty()) {
      return Map.of();
    }
    Market market = panel.between(decided.toEpochDay(), session.toEpochDay());
    Map<String, Double> values = new HashMap<>();
    double wealth = 1;
    for (String symbol : new TreeSet<>(targets.keySet())) {
      double target = targets.get(symbol);
      double value = target * growth(market, universe.indexOf(symbol));
      wealth += value - target;
      values.put(symbol, value);
    }
    double whole = wealth;
    values.replaceAll((symbol, value) -> value / whole);
    return whole > 0 ? values : Map.of();
  }

  private static double growth(Market market, int asset) {
    double first = Double.NaN;
    double last = Double.NaN;
    for (int day = 0; day < market.size(); day++) {
      double close = market.close(asset, day);
      if (!Double.isNaN(close)) {
        first = Double.isNaN(first) ? close : first;
        last = close;
      }
    }
    return Double.isNaN(first) ? 1 : last / first;
  }
}
