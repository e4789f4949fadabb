package org.alluvium.kernels.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VolatilityStopTest {
  private static final VolatilityStop STOP = new VolatilityStop(2, 0.01, 0.03, 0.5);

  @Test
  void theStopIsAMultipleOfVolatilityWithinItsLimitsAndTheTargetAShareOfIt() {
    assertThat(STOP.hardStop(0.0125)).isEqualTo(0.025);
    assertThat(STOP.takeProfit(0.0125)).isEqualTo(0.0125);
    assertThat(STOP.hardStop(0.001)).isEqualTo(0.01);
    assertThat(STOP.takeProfit(0)).isEqualTo(0.005);
    assertThat(STOP.hardStop(0.2)).isEqualTo(0.03);
    assertThat(STOP.takeProfit(0.2)).isEqualTo(0.015);
  }

  @Test
  void withoutAnEstimateThereIsNoStopAndNoRule() {
    assertThat(STOP.hardStop(Double.NaN)).isNaN();
    assertThat(STOP.takeProfit(Double.NaN)).isNaN();
    assertThatThrownBy(() -> ExitRule.of(STOP.hardStop(Double.NaN), STOP.takeProfit(Double.NaN)))
        .hasMessage("hard stop distance must be > 0, got NaN");
  }

  @Test
  void limitsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> new VolatilityStop(0, 0.01, 0.03, 0.5))
        .hasMessage("multiple of volatility must be > 0, got 0.0");
    assertThatThrownBy(() -> new VolatilityStop(2, 0.04, 0.03, 0.5))
        .hasMessage("highest stop distance must be >= 0.04, got 0.03");
    assertThatThrownBy(() -> new VolatilityStop(2, 0.01, 0.03, 0))
        .hasMessage("profit share must be > 0, got 0.0");
    assertThatThrownBy(() -> new VolatilityStop(2, 0, 0.03, 0.5))
        .hasMessage("lowest stop distance must be > 0, got 0.0");
    assertThatThrownBy(() -> STOP.hardStop(-0.1))
        .hasMessage("volatility must be >= 0 or NaN, got -0.1");
  }
}
