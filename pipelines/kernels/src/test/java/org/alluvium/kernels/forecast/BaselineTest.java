package org.alluvium.kernels.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BaselineTest {
  private static final double NAN = Double.NaN;

  @Test
  void zeroIsAlwaysZeroAndTheRandomWalkRepeatsTheLastReturn() {
    ForecastHistory history = history(2, 0.1, -0.2, 0.3);

    assertThat(Baseline.ZERO.forecasts(history)).containsExactly(0, 0, 0);
    assertThat(Baseline.RANDOM_WALK.forecasts(history)).containsExactly(history.lastReturn());
  }

  @Test
  void theHistoricalMeanUsesOnlyLabelsKnownAtTheDecision() {
    ForecastHistory history = history(2, 1, 3, NAN, 8, 5, 5);

    // Label t is known at decision t + 2.
    assertThat(Baseline.HISTORICAL_MEAN.forecasts(history)).containsExactly(NAN, NAN, 1, 2, 2, 4);
  }

  @Test
  void theMajoritySignIsThatOfMostKnownLabels() {
    ForecastHistory history = history(1, -9, 1, 1, -1, 0, 5);

    assertThat(Baseline.MAJORITY_SIGN.forecasts(history)).containsExactly(NAN, -1, 0, 1, 0, 0);
  }

  @Test
  void labelsMayBecomeKnownOutOfOrder() {
    ForecastHistory history =
        new ForecastHistory(
            new long[] {1, 2, 3, 4},
            new double[4],
            new double[] {10, 20, 30, 40},
            new long[] {4, 3, Long.MAX_VALUE, Long.MAX_VALUE});

    assertThat(Baseline.HISTORICAL_MEAN.forecasts(history)).containsExactly(NAN, NAN, 20, 15);
  }

  @Test
  void labelsNotYetKnownChangeNothing() {
    ForecastHistory history = history(3, 1, 2, 3, 4, 5, 6);
    ForecastHistory poisoned = history(3, 1, 2, 3, 1e9, -1e9, NAN);

    for (Baseline baseline : Baseline.values()) {
      assertThat(baseline.forecasts(poisoned)).containsExactly(baseline.forecasts(history));
    }
  }

  @Test
  void refusesLabelsKnownBeforeTheirDecision() {
    assertThatThrownBy(() -> history(0, 1, 2))
        .hasMessage("realised return 0 must be known after its decision at 0, got 0");
    assertThatThrownBy(
            () ->
                new ForecastHistory(
                    new long[] {2, 1}, new double[2], new double[2], new long[] {9, 9}))
        .hasMessage("decisions must be in time order, got 1 at index 1");
  }

  @Test
  void theModelIsComparedWithTheBestBaselineOnCommonDecisions() {
    ForecastHistory history = history(1, 1, 1, 1, -1, 1, 1, 0);
    double[] model = {1, 1, 1, -1, NAN, -1, 1};

    BaselineComparison comparison = BaselineComparison.of(model, history, 1);

    // Decision 0 has no historical mean, decision 4 no model, decision 6 no direction.
    assertThat(comparison.best()).isEqualTo(Baseline.HISTORICAL_MEAN);
    assertThat(comparison.model()).isEqualTo(new DirectionAccuracy(3, 1, 0, 1, 2));
    assertThat(comparison.baseline()).isEqualTo(new DirectionAccuracy(3, 1, 0, 1, 2));
    assertThat(comparison.test()).isEqualTo(new McNemar(1, 1));
  }

  @Test
  void theComparisonCanLeaveOutForecastsThatOverlap() {
    ForecastHistory history = history(1, 1, 1, 1, 1, 1, 1, 1);
    double[] model = {-1, -1, -1, 1, -1, -1, 1};

    BaselineComparison comparison = BaselineComparison.of(model, history, 3);

    assertThat(comparison.model().hits()).isEqualTo(2);
    assertThat(comparison.model().trials()).isEqualTo(2);
    assertThat(comparison.test()).isEqualTo(new McNemar(0, 0));
  }

  /**
   * Decisions at 0, 1, 2, …, each label known {@code lag} later; the last return alternates in
   * sign.
   */
  private static ForecastHistory history(long lag, double... labels) {
    long[] decidedAt = LongStream.range(0, labels.length).toArray();
    double[] lastReturn =
        LongStream.range(0, labels.length).mapToDouble(t -> t % 2 == 0 ? 0.01 : -0.01).toArray();
    long[] knownAt = LongStream.range(0, labels.length).map(t -> t + lag).toArray();
    return new ForecastHistory(decidedAt, lastReturn, labels, knownAt);
  }
}
