package org.alluvium.flows.portfolio;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.alluvium.flows.profile.Sides;

/**
 * The instruments that a decision holds, and on which side: the best forecasts of those that can be
 * traded. Ties fall to the symbol that sorts first.
 *
 * @param picks by symbol
 */
record Selection(List<Pick> picks) {

  /** One instrument: its side is +1 or -1. */
  record Pick(String symbol, int side, double forecast) {
    double strength() {
      return side * forecast;
    }
  }

  /**
   * Selects by forecast.
   *
   * @param forecasts symbol to forecast, missing ones left out
   * @param top how many at most, 0 = all
   */
  static Selection of(Map<String, Double> forecasts, Sides sides, int top) {
    return new Selection(
        forecasts.entrySet().stream()
            .map(e -> new Pick(e.getKey(), side(sides, e.getValue()), e.getValue()))
            .filter(pick -> pick.side() != 0)
            .sorted(
                Comparator.comparingDouble(Pick::strength).reversed().thenComparing(Pick::symbol))
            .limit(top == 0 ? Long.MAX_VALUE : top)
            .sorted(Comparator.comparing(Pick::symbol))
            .toList());
  }

  List<String> symbols() {
    return picks.stream().map(Pick::symbol).toList();
  }

  private static int side(Sides sides, double forecast) {
    return switch (sides) {
      case LONG -> 1;
      case SHORT -> -1;
      case LONG_SHORT -> (int) Math.signum(forecast);
    };
  }
}
