package org.alluvium.kernels.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.alluvium.kernels.forecast.WilsonInterval;
import org.junit.jupiter.api.Test;

class ForwardReturnsTest {
  private static final double[] PRICES = {100, 110, 99, 100, 120, 90, 90, 180};

  @Test
  void returnsAreCountedAndThoseThatOverlapAreTakenOnce() {
    ForwardReturns forward = ForwardReturns.of(PRICES, new int[] {0, 1, 2, 3, 5, 6, 7}, 2);
    // -1 %, 100/110 - 1, 120/99 - 1, -10 %, +100 %; the last two have no session two ahead
    assertThat(forward.count()).isEqualTo(5);
    assertThat(forward.winRate()).isEqualTo(0.4);
    double mean = (-0.01 + (100 / 110.0 - 1) + (120 / 99.0 - 1) - 0.1 + 1) / 5;
    assertThat(forward.mean()).isCloseTo(mean, within(1e-15));
    assertThat(forward.median()).isCloseTo(-0.01, within(1e-15));
    assertThat(forward.quantiles().get(3)).isCloseTo(120 / 99.0 - 1, within(1e-15));
    // sessions 0, 2 and 5: what begins at 1 and 3 overlaps
    assertThat(forward.separate())
        .isEqualTo(new ForwardReturns.Separate(3, 2, WilsonInterval.ofNinetyFivePercent(2, 3)));
  }

  @Test
  void withoutAReturnNothingIsSaid() {
    ForwardReturns none = ForwardReturns.of(PRICES, new int[] {7}, 1);
    assertThat(none.count()).isZero();
    assertThat(none.winRate()).isNaN();
    assertThat(none.mean()).isNaN();
    assertThat(none.median()).isNaN();
    assertThat(none.separate().interval().lower()).isNaN();
    assertThatThrownBy(() -> ForwardReturns.of(PRICES, new int[] {1}, 0))
        .hasMessage("sessions ahead must be >= 1, got 0");
  }

  @Test
  void anUnmovedMarketWinsNothing() {
    double[] still = {5, 5, 5};
    assertThat(ForwardReturns.of(still, new int[] {0, 1}, 1).winRate()).isZero();
  }
}
