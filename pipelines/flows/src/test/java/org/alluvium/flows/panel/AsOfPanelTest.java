package org.alluvium.flows.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.alluvium.flows.panel.AsOfPanel.DayRule;
import org.junit.jupiter.api.Test;

/** A panel shows what was known, days that arrive late included. */
class AsOfPanelTest {
  private static final List<String> TWO = List.of("A", "B");

  @Test
  void aDayThatArrivesLateIsNotInTheWindowBeforeItsArrival() {
    AsOfPanel panel =
        AsOfPanel.of(
            List.of("A"),
            DayRule.ANY_ASSET,
            List.of(price(0, 3, 90, 11), price(0, 4, 40, 12), price(0, 2, 20, 10)));

    panel.advance(40);
    assertThat(closes(panel, List.of("A"))[0]).containsExactly(10, 12);

    assertThat(panel.advance(90)).containsExactly(3L);
    assertThat(closes(panel, List.of("A"))[0]).containsExactly(11, 12);
  }

  @Test
  void theDaysOfAnyAssetAreSessionsAndThoseOfEveryAssetCommonDates() {
    List<PriceVersion> prices =
        List.of(price(0, 2, 20, 10), price(1, 3, 30, 7), price(0, 4, 40, 11), price(1, 4, 41, 8));

    AsOfPanel any = AsOfPanel.of(TWO, DayRule.ANY_ASSET, prices);
    assertThat(any.advance(40)).containsExactly(2L, 3L, 4L);
    assertThat(any.between(2, 9).days()).containsExactly(3, 4);

    AsOfPanel every = AsOfPanel.of(TWO, DayRule.EVERY_ASSET, prices);
    assertThat(every.advance(40)).isEmpty();
    assertThat(every.advance(41)).containsExactly(4L);
    assertThat(every.between(0, 9).days()).containsExactly(4);
    assertThat(every.isDay(2)).isFalse();
  }

  @Test
  void aDelistingIsInTheMarketOfItsDayAndInNoWindow() {
    AsOfPanel panel =
        AsOfPanel.of(
            TWO,
            DayRule.ANY_ASSET,
            List.of(
                price(0, 2, 20, 10),
                price(1, 2, 20, 7),
                price(1, 3, 30, 8),
                PriceVersion.delisting(0, 3, 31, -0.4),
                PriceVersion.delisting(1, 5, 50, 0)));

    assertThat(panel.advance(30)).containsExactly(2L, 3L);
    assertThat(panel.between(0, 9).lastReturn(0, 1)).isNaN();
    assertThat(panel.advance(31)).containsExactly(3L);
    assertThat(panel.between(0, 9).lastReturn(0, 1)).isEqualTo(-0.4);
    assertThat(panel.between(0, 9).lastReturn(1, 1)).isNaN();

    assertThat(panel.advance(50)).containsExactly(5L);
    assertThat(panel.between(0, 9).days()).containsExactly(2, 3, 5);
    assertThat(panel.isDay(5)).isFalse();
    double[][] closes = panel.closesUpTo(TWO, LocalDate.ofEpochDay(5), 9);
    assertThat(closes[0]).containsExactly(10, Double.NaN);
    assertThat(closes[1]).containsExactly(7, 8);
  }

  private static double[][] closes(AsOfPanel panel, List<String> symbols) {
    return panel.closesUpTo(symbols, LocalDate.ofEpochDay(4), 2);
  }

  private static PriceVersion price(int asset, int day, long knownAt, double close) {
    return new PriceVersion(asset, day, knownAt, close, close, Double.NaN);
  }
}
