package org.alluvium.kernels.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuadrantRulesTest {
  private static final QuadrantRules RULES = new QuadrantRules(0.5, 0.02, 0.10, 0.03);

  @ParameterizedTest
  @CsvSource({
    "0.9, -0.05, 0.30, CRISIS",
    "0.9,  0.00, 0.30, EXPANSION",
    "0.9,  0.05, 0.30, EXPANSION",
    "0.1, -0.05, 0.12, NORMAL",
    "0.1,  0.05, 0.12, NORMAL",
    "0.1,  0.01, 0.12, QUIET",
    "0.5, -0.03, 0.10, CRISIS",
    "0.5, -0.02, 0.10, EXPANSION",
    "0.9, -0.05, 0.09, NORMAL",
    "0.9, -0.05, 0.02, QUIET",
    "0.9,  0.00, 0.02, QUIET"
  })
  void theTable(double probability, double move, double volatility, Quadrant expected) {
    assertThat(RULES.of(probability, move, volatility)).isEqualTo(expected);
  }

  @Test
  void whatIsMissingHasNoQuadrant() {
    assertThatThrownBy(() -> RULES.of(Double.NaN, 0, 0.1))
        .hasMessage("a quadrant needs probability, move and volatility, got NaN, 0.0 and 0.1");
    assertThatThrownBy(() -> new QuadrantRules(0.5, 0.02, 0.01, 0.03))
        .hasMessage(
            "floor of turbulent volatility must be finite and at least that of quiet, 0.03, got 0.01");
  }
}
