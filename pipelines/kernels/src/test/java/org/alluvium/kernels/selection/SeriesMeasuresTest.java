package org.alluvium.kernels.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.alluvium.kernels.cost.CostModel;
import org.junit.jupiter.api.Test;

/** Health, costs and streams of a series, counted by hand. */
class SeriesMeasuresTest {
  private static final double NONE = Double.NaN;

  @Test
  void healthCountsFromTheFirstClose() {
    DataHealth health = DataHealth.of(new double[] {NONE, NONE, 5, 5, 6, NONE, 6, 7, 7, NONE});
    assertThat(health.history()).isEqualTo(6);
    assertThat(health.missingShare()).isEqualTo(2 / 8.0);
    assertThat(health.staleSessions()).isEqualTo(2);
    assertThat(health.flatShare()).isEqualTo(3 / 5.0);
  }

  @Test
  void aSeriesThatMovesIsNotStaleAndOneWithoutClosesHasNoShares() {
    assertThat(DataHealth.of(new double[] {1, 2, 3})).isEqualTo(new DataHealth(3, 0, 0, 0));
    DataHealth none = DataHealth.of(new double[] {NONE, NONE});
    assertThat(none.history()).isZero();
    assertThat(none.missingShare()).isNaN();
    assertThat(none.flatShare()).isNaN();
  }

  @Test
  void aRoundTripPaysBothWays() {
    CostModel costs = new CostModel("test", 1, 2, 0.5, 0);
    RoundTripCost cost = new RoundTripCost(costs, 1e6, 0.04, 4);
    double[] returns = {0.03, -0.01, NONE};
    double[] volumes = {9e9, 2e6, 4e6, NONE, 6e6};
    assertThat(RoundTripCost.volatility(returns)).isCloseTo(Math.sqrt(0.0005), within(1e-15));
    assertThat(cost.participation(volumes)).isCloseTo(0.01, within(1e-15));
    assertThat(cost.of(returns, volumes))
        .isCloseTo(2 * (0.0003 + 0.5 * Math.sqrt(0.0005) * 0.1), within(1e-15));
  }

  @Test
  void withoutVolumeTheParticipationOfTheCostModelStandsIn() {
    RoundTripCost cost = new RoundTripCost(new CostModel("test", 0, 0, 1, 0), 1e6, 0.5, 4);
    double[] sparse = {1e6, NONE, NONE, NONE};
    assertThat(cost.participation(sparse)).isNaN();
    assertThat(cost.participation(new double[4])).isNaN();
    assertThat(cost.of(new double[] {0.02}, sparse)).isCloseTo(2 * 0.02 * 0.1, within(1e-15));
    assertThat(cost.of(new double[] {NONE}, sparse)).isNaN();
  }

  @Test
  void aShortIsTheNegatedReturnNetOfBorrow() {
    ReturnStream stream = new ReturnStream(0.252, 252);
    double[] closes = {100, 110, NONE, 99, NONE};
    assertThat(stream.of(closes, 1))
        .containsExactly(new double[] {0.1, NONE, -0.1, NONE}, within(1e-15));
    assertThat(stream.of(closes, -1))
        .containsExactly(new double[] {-0.1 - 0.001, NONE, 0.1 - 0.002, NONE}, within(1e-15));
  }

  @Test
  void withoutBorrowAShortIsTheNegatedReturnToTheBit() {
    double[] closes = {3, 7, 7, 5};
    assertThat(new ReturnStream(0, 252).of(closes, -1))
        .containsExactly(-1 * (7.0 / 3 - 1), -0.0, -1 * (5.0 / 7 - 1));
  }

  @Test
  void aStreamHasASide() {
    assertThatThrownBy(() -> new ReturnStream(0, 252).of(new double[] {1, 2}, 0))
        .hasMessage("side must be 1 or -1, got 0");
  }
}
