package org.alluvium.flows.report.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.alluvium.flows.report.model.Estimate;
import org.alluvium.kernels.forecast.DirectionAccuracy;
import org.alluvium.kernels.forecast.McNemar;
import org.alluvium.kernels.forecast.WilsonInterval;
import org.junit.jupiter.api.Test;

class DatedDirectionsTest {
  private static final int DATES = 800;

  @Test
  void withOneSymbolADateTheTestIsMcNemars() {
    double[] realised = noise(1);
    double[] first = noise(2);
    double[] second = noise(3);
    DatedDirections directions = new DatedDirections(days(1), first, realised);
    assertThat(directions.against(second)).isEqualTo(McNemar.of(first, second, realised).pValue());
  }

  /** On independent dates the 90 % bootstrap is as wide as Wilson's 95 % times 1.645 / 1.960. */
  @Test
  void onIndependentDatesTheIntervalIsAsWideAsWilsons() {
    double[] realised = noise(1);
    double[] forecasts = noise(2);
    Estimate estimate = new DatedDirections(days(1), forecasts, realised).accuracy();
    DirectionAccuracy accuracy = DirectionAccuracy.of(forecasts, realised);
    WilsonInterval wilson = accuracy.interval();
    double width = (wilson.upper() - wilson.lower()) * 1.6449 / 1.9600;
    assertThat(estimate.value().value()).isEqualTo(accuracy.accuracy());
    assertThat(estimate.high().value() - estimate.low().value())
        .isCloseTo(width, within(0.25 * width));
  }

  @Test
  void symbolsThatMoveTogetherLeaveTheIntervalAsItIs() {
    double[] realised = noise(1);
    double[] forecasts = noise(2);
    Estimate alone = new DatedDirections(days(1), forecasts, realised).accuracy();
    Estimate together =
        new DatedDirections(days(4), repeated(forecasts, 4), repeated(realised, 4)).accuracy();
    assertThat(together).isEqualTo(alone);
  }

  @Test
  void oneDateHasNoInterval() {
    Estimate estimate =
        new DatedDirections(new int[] {7, 7}, new double[] {1, 1}, new double[] {1, -1}).accuracy();
    assertThat(estimate.value().value()).isEqualTo(0.5);
    assertThat(estimate.low().missing()).isEqualTo("an interval needs forecasts of two dates");
  }

  private static int[] days(int each) {
    int[] days = new int[DATES * each];
    Arrays.setAll(days, i -> 7 * (i / each));
    return days;
  }

  private static double[] repeated(double[] values, int each) {
    double[] repeated = new double[values.length * each];
    Arrays.setAll(repeated, i -> values[i / each]);
    return repeated;
  }

  private static double[] noise(long seed) {
    return new Random(seed).doubles(DATES, -1, 1).toArray();
  }
}
