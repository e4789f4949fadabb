package org.alluvium.flows.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.alluvium.flows.profile.Sides;
import org.junit.jupiter.api.Test;

class SelectionTest {
  private static final Map<String, Double> FORECASTS =
      Map.of("X:A", 0.01, "X:B", -0.03, "X:C", 0.02, "X:D", 0.0);

  @Test
  void longTakesTheHighestForecasts() {
    assertThat(Selection.of(FORECASTS, Sides.LONG, 2).symbols()).containsExactly("X:A", "X:C");
  }

  @Test
  void shortTakesTheLowestForecasts() {
    Selection selection = Selection.of(FORECASTS, Sides.SHORT, 2);

    assertThat(selection.symbols()).containsExactly("X:B", "X:D");
    assertThat(selection.picks()).allMatch(pick -> pick.side() == -1);
  }

  @Test
  void longAndShortTakesTheStrongestAndLeavesOutAForecastOfZero() {
    Selection selection = Selection.of(FORECASTS, Sides.LONG_SHORT, 0);

    assertThat(selection.symbols()).containsExactly("X:A", "X:B", "X:C");
    assertThat(selection.picks()).extracting(Selection.Pick::side).containsExactly(1, -1, 1);
    assertThat(Selection.of(FORECASTS, Sides.LONG_SHORT, 1).symbols()).containsExactly("X:B");
  }

  @Test
  void equalForecastsFallToTheSymbolThatSortsFirst() {
    Map<String, Double> equal = Map.of("X:C", 0.01, "X:A", 0.01, "X:B", 0.01);

    assertThat(Selection.of(equal, Sides.LONG, 1).symbols()).containsExactly("X:A");
  }
}
