package org.alluvium.kernels.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CostModelTest {
  private static final CostModel MODEL = new CostModel("2017-1", 2, 3, 0.8, 0.0252);

  @Test
  void aTradeCostsCommissionSpreadAndSquareRootImpact() {
    TradeCost cost = MODEL.trade(0.5, 0.02, 0.04);
    assertThat(cost.commission()).isCloseTo(0.0001, within(1e-18));
    assertThat(cost.spread()).isCloseTo(0.00015, within(1e-18));
    assertThat(cost.impact()).isCloseTo(0.5 * 0.8 * 0.02 * 0.2, within(1e-18));
    assertThat(cost.total()).isCloseTo(0.00185, within(1e-17));
  }

  @Test
  void fourTimesTheParticipationIsTwiceTheImpact() {
    assertThat(MODEL.trade(1, 0.02, 0.04).impact())
        .isCloseTo(2 * MODEL.trade(1, 0.02, 0.01).impact(), within(1e-18));
  }

  @Test
  void missingVolumeIsOnePercentParticipationAndMissingVolatilityIsNoImpact() {
    assertThat(MODEL.trade(1, 0.02, Double.NaN)).isEqualTo(MODEL.trade(1, 0.02, 0.01));
    assertThat(MODEL.trade(1, Double.NaN, 0.5).impact()).isZero();
  }

  @Test
  void borrowAccruesByTradingDay() {
    assertThat(MODEL.borrow(1000, 252)).isCloseTo(0.1, within(1e-15));
  }

  @Test
  void aNegativeRateIsRefusedByName() {
    assertThatThrownBy(() -> new CostModel("v", -1, 0, 0, 0))
        .hasMessage("commissionBasisPoints must be >= 0, got -1.0");
  }
}
