package org.alluvium.kernels.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WilsonIntervalTest {

  @Test
  void boundsAreThoseOfStatsmodels() {
    List<String[]> cases = PublishedStatistics.ofKind("wilson");

    assertThat(cases)
        .hasSize(7)
        .allSatisfy(
            cells -> {
              WilsonInterval interval =
                  WilsonInterval.ofNinetyFivePercent(
                      Long.parseLong(cells[0]), Long.parseLong(cells[1]));
              assertThat(interval.lower()).isCloseTo(Double.parseDouble(cells[2]), within(1e-14));
              assertThat(interval.upper()).isCloseTo(Double.parseDouble(cells[3]), within(1e-14));
            });
  }

  @Test
  void withoutTrialsThereIsNoInterval() {
    assertThat(WilsonInterval.ofNinetyFivePercent(0, 0).lower()).isNaN();
  }

  @Test
  void refusesMoreHitsThanTrials() {
    assertThatThrownBy(() -> WilsonInterval.ofNinetyFivePercent(3, 2))
        .hasMessage("hits must be in 0..2, got 3");
  }
}
