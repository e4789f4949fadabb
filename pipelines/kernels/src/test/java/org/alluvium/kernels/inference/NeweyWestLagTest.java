package org.alluvium.kernels.inference;

import static org.alluvium.kernels.inference.InferenceOracle.ORACLE;
import static org.alluvium.kernels.inference.InferenceOracle.SPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NeweyWestLagTest {
  @Test
  void theRuleOfThumbGrowsSlowly() {
    assertThat(NeweyWestLag.ofPeriods(100)).isEqualTo(4);
    assertThat(NeweyWestLag.ofPeriods(250)).isEqualTo(4);
    assertThat(NeweyWestLag.ofPeriods(274)).isEqualTo(5);
    assertThat(NeweyWestLag.ofPeriods(2_500)).isEqualTo(8);
    assertThat(NeweyWestLag.ofPeriods(2)).isEqualTo(1);
    assertThat(NeweyWestLag.ofPeriods(1)).isZero();
  }

  @Test
  void thePlugInBandwidthEqualsArchWhereThePilotLagIsTheSame() {
    double[] early = Arrays.copyOf(SPY, 100);
    double[] late =
        Arrays.stream(SPY, SPY.length - 100, SPY.length).map(value -> value * value).toArray();
    assertThat(NeweyWestLag.bandwidth(early))
        .isCloseTo(ORACLE.number("bandwidth.100"), withinPercentage(1e-9));
    assertThat(NeweyWestLag.bandwidth(late))
        .isCloseTo(ORACLE.number("bandwidth.100.squares"), withinPercentage(1e-9));
    assertThat(NeweyWestLag.ofSeries(early)).isEqualTo(1);
    assertThat(NeweyWestLag.ofSeries(late)).isEqualTo(3);
  }

  @Test
  void persistenceAsksForMoreLags() {
    double[] series = InferenceOracle.draws(1, 1_000, 3)[0];
    int independent = NeweyWestLag.ofSeries(series);
    for (int t = 1; t < series.length; t++) {
      series[t] += 0.8 * series[t - 1];
    }
    assertThat(NeweyWestLag.ofSeries(series)).isGreaterThan(independent + 5);
  }

  @Test
  void theLagStaysBelowThePeriods() {
    assertThat(NeweyWestLag.ofSeries(new double[] {1, 2, 3})).isBetween(0, 2);
    assertThatThrownBy(() -> NeweyWestLag.ofPeriods(0)).hasMessage("periods must be >= 1, got 0");
  }
}
