package org.alluvium.kernels.feature.technicals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.alluvium.kernels.feature.Bars;
import org.junit.jupiter.api.Test;

class TechnicalsTest {
  private final Technicals technicals = Technicals.ofTaLibDefinitions();

  @Test
  void aSteadyRiseIsAllGainAndBoughtByEveryAverageThatLags() {
    double[] close = new double[300];
    Arrays.setAll(close, t -> 100 + t);
    double[][] values = values(close);

    assertThat(cell(values, "RSI14")).isEqualTo(100);
    assertThat(cell(values, "PLUS_DI14")).isCloseTo(100, within(1e-9));
    assertThat(cell(values, "MINUS_DI14")).isZero();
    assertThat(cell(values, "ADX14")).isCloseTo(100, within(1e-9));
    assertThat(cell(values, "WILLR14")).isZero();
    assertThat(cell(values, "AROONOSC14")).isEqualTo(100);
    assertThat(cell(values, "MOM10")).isEqualTo(10 / 399.0);
    assertThat(cell(values, "SMA200")).isCloseTo((399 - 99.5) / 399, within(1e-12));
    assertThat(cell(values, "CCI20")).isCloseTo(9.5 / (0.015 * 5), within(1e-9));
    assertThat(cell(values, "HMA9")).as("without lag on a line").isCloseTo(1, within(1e-12));
    assertThat(cell(values, "RATING_AVERAGES")).isEqualTo(13 / 14.0);
  }

  @Test
  void aPriceThatDoesNotMoveHasNoOscillatorAndNoVoteForIt() {
    double[] flat = new double[300];
    Arrays.fill(flat, 12.5);
    double[][] values = values(flat);

    for (String name : new String[] {"RSI14", "STOCH_K", "CCI20", "WILLR14", "ULTOSC", "ADX14"}) {
      assertThat(cell(values, name)).as(name).isNaN();
    }
    assertThat(cell(values, "SMA50")).isEqualTo(1);
    assertThat(cell(values, "ATR14")).isZero();
    assertThat(cell(values, "RATING_AVERAGES")).isZero();
    assertThat(cell(values, "RATING")).isZero();
  }

  @Test
  void aRowWithoutAPriceHasNoFeaturesAndOthersCountCompleteBars() {
    double[] close = new double[60];
    Arrays.setAll(close, t -> 100 + Math.sin(t));
    double[] open = close.clone();
    open[55] = Double.NaN;
    double[] without = new double[59];
    Arrays.setAll(without, t -> close[t < 55 ? t : t + 1]);

    double[][] gap = technicals.values(Bars.ofPricesOnly(open, close, close, close), 55, 60);
    double[][] none = technicals.values(bars(without), 55, 59);

    for (int column = 0; column < gap.length; column++) {
      assertThat(gap[column][0]).isNaN();
      assertThat(Arrays.copyOfRange(gap[column], 1, 5)).isEqualTo(none[column]);
    }
  }

  @Test
  void rowsBeforeTheLookBackDoNotCount() {
    double[] close = new double[700];
    Arrays.setAll(close, t -> 100 + Math.sin(t) + Math.cos(t / 50.0));
    double[] other = close.clone();
    other[199] = 1e6;
    double[] inside = close.clone();
    inside[200] = 1e6;

    double[][] values = technicals.values(bars(close), 600, 601);

    assertThat(Arrays.deepToString(technicals.values(bars(other), 600, 601)))
        .isEqualTo(Arrays.deepToString(values));
    assertThat(cell(technicals.values(bars(inside), 600, 601), "EMA50"))
        .isNotEqualTo(cell(values, "EMA50"));
  }

  @Test
  void rowsOutsideTheBarsAreNamed() {
    assertThatThrownBy(() -> technicals.compute(bars(new double[] {1}), 0, 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows must lie in 0..1, got 0..2");
  }

  private static Bars bars(double[] close) {
    return Bars.ofPricesOnly(close, close, close, close);
  }

  /** Values of the last row. */
  private double[][] values(double[] close) {
    Bars bars = bars(close);
    return technicals.values(bars, bars.size() - 1, bars.size());
  }

  private double cell(double[][] values, String name) {
    return values[technicals.names().indexOf(name)][0];
  }
}
