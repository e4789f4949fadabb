package org.alluvium.kernels.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BarsTest {
  private static final double[] PRICES = {10, 11, 12};

  @Test
  void aVolumeOfZeroIsMissing() {
    Bars bars = Bars.ofZeroVolumeMissing(PRICES, PRICES, PRICES, PRICES, new double[] {5, 0, 7});
    assertThat(bars.volume(0)).isEqualTo(5);
    assertThat(bars.volume(1)).isNaN();
  }

  @Test
  void pricesOnlyHaveNoVolumeAnywhere() {
    assertThat(Bars.ofPricesOnly(PRICES, PRICES, PRICES, PRICES).volume(2)).isNaN();
  }

  @Test
  void theCallersArraysAreNeitherChangedNorKept() {
    double[] close = PRICES.clone();
    double[] volume = {0, 1, 2};
    Bars bars = Bars.ofZeroVolumeMissing(PRICES, PRICES, PRICES, close, volume);
    assertThat(volume[0]).isZero();
    close[0] = 99;
    assertThat(bars.close(0)).isEqualTo(10);
  }

  @Test
  void theTypicalPriceIsTheMeanOfHighLowAndClose() {
    double[] one = {1};
    Bars bars = Bars.ofPricesOnly(one, new double[] {4}, one, new double[] {2.5});
    assertThat(bars.typicalPrice(0)).isEqualTo(2.5);
  }

  @Test
  void aSliceHoldsItsRows() {
    Bars slice = Bars.ofPricesOnly(PRICES, PRICES, PRICES, PRICES).slice(1, 3);
    assertThat(slice.size()).isEqualTo(2);
    assertThat(slice.open(0)).isEqualTo(11);
  }

  @Test
  void unequalLengthsAreNamed() {
    assertThatThrownBy(() -> Bars.ofPricesOnly(new double[2], PRICES, PRICES, PRICES))
        .hasMessage("open must have length 3, got 2");
  }
}
