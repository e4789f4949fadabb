package org.alluvium.kernels.sizing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class VolatilityTargetTest {
  private static final VolatilityTarget TARGET = new VolatilityTarget(0.15, 0.5, 2);

  @Test
  void leverageIsTheTargetOverTheForecastWithinItsLimits() {
    assertThat(TARGET.leverage(0.15)).isEqualTo(1);
    assertThat(TARGET.leverage(0.12)).isEqualTo(1.25);
    assertThat(TARGET.leverage(0.05)).isEqualTo(2);
    assertThat(TARGET.leverage(0.6)).isEqualTo(0.5);
    assertThat(TARGET.leverage(0)).isEqualTo(2);
    assertThat(TARGET.leverage(Double.POSITIVE_INFINITY)).isEqualTo(0.5);
  }

  @Test
  void withoutAForecastThereIsNoLeverage() {
    assertThat(TARGET.leverage(Double.NaN)).isNaN();
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new VolatilityTarget(0, 0.5, 2))
        .hasMessage("annual volatility target must be > 0, got 0.0");
    assertThatThrownBy(() -> new VolatilityTarget(0.15, -1, 2))
        .hasMessage("lowest leverage must be >= 0, got -1.0");
    assertThatThrownBy(() -> new VolatilityTarget(0.15, 0.5, 0.4))
        .hasMessage("highest leverage must be finite and >= 0.5, got 0.4");
    assertThatThrownBy(() -> new VolatilityTarget(0.15, 0.5, Double.POSITIVE_INFINITY))
        .hasMessage("highest leverage must be finite and >= 0.5, got Infinity");
    assertThatThrownBy(() -> TARGET.leverage(-0.1))
        .hasMessage("volatility forecast must be >= 0 or NaN, got -0.1");
  }
}
