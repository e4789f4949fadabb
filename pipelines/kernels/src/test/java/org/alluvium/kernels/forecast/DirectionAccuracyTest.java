package org.alluvium.kernels.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DirectionAccuracyTest {
  private static final double NAN = Double.NaN;

  @Test
  void signsAreJudgedAndWhatCannotBeJudgedIsCounted() {
    double[] forecasts = {0.1, -0.1, 0.1, 0.0, 0.2, 0.0, NAN, 0.1, -0.0};
    double[] realised = {0.2, -0.5, -0.1, 0.1, 0.0, 0.0, 0.1, NAN, -0.1};

    DirectionAccuracy accuracy = DirectionAccuracy.of(forecasts, realised);

    assertThat(accuracy).isEqualTo(new DirectionAccuracy(2, 1, 2, 2, 2));
    assertThat(accuracy.trials()).isEqualTo(5);
    assertThat(accuracy.accuracy()).isEqualTo(0.4);
  }

  @Test
  void withoutTrialsThereIsNoAccuracy() {
    DirectionAccuracy accuracy = DirectionAccuracy.of(new double[] {1}, new double[] {0});

    assertThat(accuracy.accuracy()).isNaN();
    assertThat(accuracy.interval().upper()).isNaN();
  }

  @Test
  void nonOverlappingForecastsAreEverySpacingth() {
    double[] forecasts = {1, 1, 1, 1, 1, 1, 1};
    double[] realised = {1, -1, -1, 1, -1, -1, -1};

    assertThat(DirectionAccuracy.nonOverlapping(forecasts, realised, 3))
        .isEqualTo(new DirectionAccuracy(2, 1, 0, 0, 0));
  }

  @Test
  void theIntervalIsHonestForForecastsThatDoNotOverlapAndTooNarrowForThoseThatDo() {
    int horizon = 20;
    int covered = 0;
    int coveredWithOverlap = 0;
    int samples = 1_000;
    Random random = new Random(5);
    for (int s = 0; s < samples; s++) {
      double[] realised = overlappingReturns(random, 1_000, horizon);
      double[] forecasts = overlappingReturns(random, 1_000, horizon);
      covered += coversHalf(DirectionAccuracy.nonOverlapping(forecasts, realised, horizon));
      coveredWithOverlap += coversHalf(DirectionAccuracy.of(forecasts, realised));
    }
    // 50 trials cover one half when 19 to 31 of them hit: P = 0.9351 exactly, for hits are whole
    // numbers.
    assertThat(covered / (double) samples).isCloseTo(0.9351, within(0.02));
    assertThat(coveredWithOverlap / (double) samples).isLessThan(0.85);
  }

  @Test
  void countsOfSeveralSeriesAddUp() {
    DirectionAccuracy one = new DirectionAccuracy(1, 2, 3, 4, 5);

    assertThat(one.plus(one)).isEqualTo(new DirectionAccuracy(2, 4, 6, 8, 10));
  }

  @Test
  void refusesSeriesOfDifferentLengthAndNoSpacing() {
    assertThatThrownBy(() -> DirectionAccuracy.of(new double[2], new double[3]))
        .hasMessage("realised returns must have length 2, got 3");
    assertThatThrownBy(() -> DirectionAccuracy.nonOverlapping(new double[2], new double[2], 0))
        .hasMessage("spacing of judged forecasts must be >= 1, got 0");
  }

  private static int coversHalf(DirectionAccuracy accuracy) {
    return accuracy.interval().lower() <= 0.5 && accuracy.interval().upper() >= 0.5 ? 1 : 0;
  }

  private static double[] overlappingReturns(Random random, int length, int horizon) {
    double[] sums = new double[length];
    double[] shocks = random.doubles(length + horizon, -1, 1).toArray();
    for (int t = 0; t < length; t++) {
      for (int k = 0; k < horizon; k++) {
        sums[t] += shocks[t + k];
      }
    }
    return sums;
  }
}
