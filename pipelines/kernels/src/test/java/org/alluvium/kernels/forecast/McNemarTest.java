package org.alluvium.kernels.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.junit.jupiter.api.Test;

class McNemarTest {
  private static final double NAN = Double.NaN;

  @Test
  void probabilitiesAreThoseOfStatsmodels() {
    List<String[]> cases = PublishedStatistics.ofKind("mcnemar");

    assertThat(cases)
        .hasSize(9)
        .allSatisfy(
            cells -> {
              McNemar test = new McNemar(Long.parseLong(cells[0]), Long.parseLong(cells[1]));
              assertThat(test.pValue())
                  .isCloseTo(Double.parseDouble(cells[2]), withinPercentage(1e-9));
            });
  }

  @Test
  void tenToNothingHasAProbabilityOfTwoInAThousandAndTwentyFour() {
    assertThat(new McNemar(10, 0).pValue()).isEqualTo(2.0 / 1024);
    assertThat(new McNemar(0, 10).pValue()).isEqualTo(2.0 / 1024);
    assertThat(new McNemar(3_000, 0).pValue()).isZero();
  }

  @Test
  void onlyReturnsOnWhichOneOfTheTwoIsRightCount() {
    double[] realised = {1, 1, 1, -1, 0, NAN, 1, 1};
    double[] first = {1, 1, -1, 1, 1, 1, NAN, 1};
    double[] second = {1, -1, 1, 0, -1, -1, -1, 0};

    assertThat(McNemar.of(first, second, realised)).isEqualTo(new McNemar(2, 1));
  }

  @Test
  void refusesNegativeCountsAndSeriesOfDifferentLength() {
    assertThatThrownBy(() -> new McNemar(-1, 2)).hasMessageContaining("got -1 and 2");
    assertThatThrownBy(() -> McNemar.of(new double[1], new double[2], new double[2]))
        .hasMessage("first forecasts must have length 2, got 1");
  }
}
