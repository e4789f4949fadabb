package org.alluvium.kernels.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class InformationCoefficientTest {
  private static final double NAN = Double.NaN;

  @Test
  void rankCorrelationsAreThoseOfScipyWithAndWithoutTies() {
    List<String[]> cases = PublishedStatistics.ofKind("spearman");

    assertThat(cases)
        .hasSize(4)
        .allSatisfy(
            cells ->
                assertThat(
                        SpearmanCorrelation.of(
                            PublishedStatistics.numbers(cells[0]),
                            PublishedStatistics.numbers(cells[1])))
                    .isCloseTo(Double.parseDouble(cells[2]), within(1e-14)));
  }

  @Test
  void pairsWithAMissingSideAreLeftOut() {
    assertThat(SpearmanCorrelation.of(new double[] {1, NAN, 2, 3}, new double[] {5, 0, NAN, 6}))
        .isEqualTo(1);
    assertThat(SpearmanCorrelation.of(new double[] {1, 1, 1}, new double[] {1, 2, 3})).isNaN();
    assertThat(SpearmanCorrelation.of(new double[] {1}, new double[] {1})).isNaN();
  }

  @Test
  void positiveAndNegativeZeroAreTheSameRank() {
    assertThat(SpearmanCorrelation.of(new double[] {0.0, -0.0, 1}, new double[] {1, 1, 2}))
        .isCloseTo(1, within(1e-15));
  }

  @Test
  void theCoefficientIsTheMeanOfTheDays() {
    int[] days = {1, 1, 1, 2, 2, 2};
    double[] forecasts = {1, 2, 3, 1, 2, 3};
    double[] realised = {10, 20, 30, 20, 10, 30};

    InformationCoefficient coefficient = InformationCoefficient.of(days, forecasts, realised);

    assertThat(coefficient.mean()).isCloseTo(0.75, within(1e-15));
    assertThat(coefficient.deviation()).isCloseTo(0.5 / Math.sqrt(2), within(1e-15));
    assertThat(coefficient.dates()).isEqualTo(2);
  }

  @Test
  void daysThatCannotBeRankedAreExcludedAndCounted() {
    int[] days = {1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4};
    double[] forecasts = {1, 2, 5, 5, 5, 1, NAN, 3, 1, 2, 3};
    double[] realised = {1, 2, 1, 2, 3, 1, 2, 3, 3, 2, 1};

    InformationCoefficient coefficient = InformationCoefficient.of(days, forecasts, realised);

    assertThat(coefficient.mean()).isEqualTo(-1);
    assertThat(coefficient.deviation()).isNaN();
    assertThat(coefficient.dates()).isEqualTo(1);
    assertThat(coefficient.excludedDates()).isEqualTo(3);
  }

  @Test
  void withoutDaysThereIsNoCoefficient() {
    assertThat(InformationCoefficient.of(new int[0], new double[0], new double[0]).mean()).isNaN();
  }

  @Test
  void refusesDaysOutOfOrder() {
    assertThatThrownBy(
            () -> InformationCoefficient.of(new int[] {2, 1}, new double[2], new double[2]))
        .hasMessage("event days must not decrease, got 1 at index 1");
  }

  @Test
  void theErrorIsTheRootOfTheMeanSquareOfCompletePairs() {
    ForecastError error =
        ForecastError.of(new double[] {1, 2, NAN, 4}, new double[] {4, 6, 1, NAN});

    assertThat(error).isEqualTo(new ForecastError(Math.sqrt(12.5), 2, 2));
    assertThat(ForecastError.of(new double[0], new double[0]).rootMeanSquare()).isNaN();
  }
}
