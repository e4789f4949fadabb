package org.alluvium.kernels.feature.liquidity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.alluvium.kernels.feature.Bars;
import org.alluvium.kernels.feature.RecordedColumns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiquidityTest {
  private static final List<String> NAMES = Liquidity.ofDailyBars().names();

  /** EDGE against the authors' own package, the others against the papers in numpy. */
  @ParameterizedTest
  @ValueSource(strings = {"AAPL", "BTC-USD", "USDCOP"})
  void everyColumnEqualsIndependentCode(String series) {
    RecordedColumns recorded = RecordedColumns.of("liquidity", series);
    Sessions logs = Sessions.of(recorded.bars());
    List<String> differences = new ArrayList<>();
    for (int t = 0; t < recorded.bars().size(); t++) {
      double[] ours = Liquidity.values(recorded.bars(), logs, t);
      for (int c = 0; c < ours.length; c++) {
        double expected = recorded.columns().get(NAMES.get(c))[t];
        if (!agree(ours[c], expected)) {
          differences.add("%s[%d] %s, expected %s".formatted(NAMES.get(c), t, ours[c], expected));
        }
      }
    }
    assertThat(differences).isEmpty();
  }

  private static boolean agree(double ours, double expected) {
    return Double.isNaN(expected)
        ? Double.isNaN(ours)
        : Math.abs(ours - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
  }

  /** Trades at a random walk's value, half a spread above or below it. */
  @Test
  void aKnownSpreadIsFoundAgain() {
    double spread = 0.02;
    int sessions = 4000;
    Bars bars = bounced(sessions, spread, new Random(1984));
    Sessions logs = Sessions.of(bars);
    SpreadEstimates estimates = new SpreadEstimates(logs);
    int last = sessions - 1;

    assertThat(estimates.roll(last, last)).isCloseTo(spread, within(0.002));
    assertThat(EdgeEstimate.of(logs, last, last)).isCloseTo(spread, within(0.001));
    // Both count negative estimates as zero, which biases them upwards.
    assertThat(estimates.corwinSchultz(last, last)).isBetween(spread * 0.7, spread * 1.3);
    assertThat(estimates.abdiRanaldo(last, last)).isBetween(spread * 0.7, spread * 1.3);
  }

  private static Bars bounced(int sessions, double spread, Random random) {
    double[][] prices = new double[4][sessions];
    double value = Math.log(50);
    for (int t = 0; t < sessions; t++) {
      double high = Double.NEGATIVE_INFINITY;
      double low = Double.POSITIVE_INFINITY;
      for (int trade = 0; trade < 390; trade++) {
        value += 0.01 / Math.sqrt(390) * random.nextGaussian();
        double price = Math.exp(value) * (1 + (random.nextBoolean() ? spread : -spread) / 2);
        prices[0][t] = trade == 0 ? price : prices[0][t];
        prices[3][t] = price;
        high = Math.max(high, price);
        low = Math.min(low, price);
      }
      prices[1][t] = high;
      prices[2][t] = low;
    }
    return Bars.ofPricesOnly(prices[0], prices[1], prices[2], prices[3]);
  }

  @Test
  void withoutVolumeThereIsNoTradedValueAndLessThanHalfAWindowIsNoEstimate() {
    double[] close = new double[100];
    Arrays.setAll(close, t -> 10 + t % 3);
    double[] gaps = close.clone();
    Arrays.fill(gaps, 80, 91, Double.NaN);

    double[] whole = last(Bars.ofPricesOnly(close, close, close, close));
    double[] torn = last(Bars.ofPricesOnly(gaps, gaps, gaps, gaps));

    assertThat(whole[NAMES.indexOf("ADV20")]).isNaN();
    assertThat(whole[NAMES.indexOf("AMIHUD60")]).isNaN();
    assertThat(whole[NAMES.indexOf("ZERO_RETURNS20")]).isZero();
    assertThat(whole[NAMES.indexOf("ROLL20")]).isPositive();
    assertThat(torn[NAMES.indexOf("ZERO_RETURNS20")]).isNaN();
    assertThat(torn[NAMES.indexOf("ROLL60")]).isPositive();
  }

  private static double[] last(Bars bars) {
    return Liquidity.values(bars, Sessions.of(bars), bars.size() - 1);
  }
}
