package org.alluvium.kernels.meta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CommonDatesTest {
  private static final SleeveSeries CRYPTO =
      SleeveSeries.of("crypto", new long[] {1, 2, 3, 4, 5}, new double[] {100, 110, 132, 198, 99});
  private static final SleeveSeries STOCKS =
      SleeveSeries.of("stocks", new long[] {2, 5, 6}, new double[] {50, 55, 60});

  @Test
  void aReturnSpansConsecutiveCommonDatesWithWhatHappenedBetween() {
    CommonDates common = CommonDates.of(List.of(CRYPTO, STOCKS));
    assertThat(common.days()).containsExactly(2, 5);
    assertThat(common.returns()[0]).containsExactly(new double[] {-0.1}, within(1e-15));
    assertThat(common.returns()[1]).containsExactly(new double[] {0.1}, within(1e-15));
  }

  @Test
  void whatWasKeptIsCountedForEachSleeve() {
    assertThat(CommonDates.of(List.of(CRYPTO, STOCKS)).alignments())
        .containsExactly(
            new SleeveAlignment("crypto", 5, 2, 3, 0.4),
            new SleeveAlignment("stocks", 3, 2, 1, 2.0 / 3));
  }

  @Test
  void aDayWithoutAValueIsNoObservation() {
    SleeveSeries holed =
        SleeveSeries.of("holed", new long[] {1, 2, 3}, new double[] {1, Double.NaN, 3});
    CommonDates common = CommonDates.of(List.of(CRYPTO, holed));
    assertThat(common.days()).containsExactly(1, 3);
    assertThat(common.alignments().get(1).dates()).isEqualTo(2);
  }

  @Test
  void sleevesThatNeverMeetHaveNoCommonDatesAndNoReturns() {
    SleeveSeries later = SleeveSeries.of("later", new long[] {9}, new double[] {1});
    CommonDates common = CommonDates.of(List.of(CRYPTO, later));
    assertThat(common.days()).isEmpty();
    assertThat(common.returns()[0]).isEmpty();
    assertThat(common.alignments().get(0).coverage()).isZero();
  }

  @Test
  void theProductOfAlignedReturnsIsTheRatioOfValuesOverTheCommonSpan() {
    SplittableRandom random = new SplittableRandom(12);
    for (int sample = 0; sample < 200; sample++) {
      List<SleeveSeries> sleeves = new ArrayList<>();
      int count = 1 + random.nextInt(4);
      for (int sleeve = 0; sleeve < count; sleeve++) {
        sleeves.add(randomSleeve("s" + sleeve, random));
      }
      CommonDates common = CommonDates.of(sleeves);
      long[] days = common.days();
      for (int sleeve = 0; sleeve < sleeves.size() && days.length > 1; sleeve++) {
        double wealth = 1;
        for (double value : common.returns()[sleeve]) {
          wealth *= 1 + value;
        }
        double ratio =
            sleeves.get(sleeve).value(days[days.length - 1]) / sleeves.get(sleeve).value(days[0]);
        assertThat(wealth).isCloseTo(ratio, within(1e-13 * ratio));
      }
    }
  }

  @Test
  void daysOutOfOrderAreRefusedWithTheNameOfTheSleeve() {
    assertThatThrownBy(() -> SleeveSeries.of("fx", new long[] {2, 2}, new double[] {1, 1}))
        .hasMessage("days of sleeve fx must ascend strictly, got 2 at position 1");
  }

  @Test
  void aValueThatIsNotPositiveIsRefused() {
    assertThatThrownBy(() -> SleeveSeries.of("fx", new long[] {2}, new double[] {-1}))
        .hasMessage("net asset value of sleeve fx on epoch day 2 must be finite and > 0, got -1.0");
  }

  private static SleeveSeries randomSleeve(String name, SplittableRandom random) {
    long[] days = LongStream.range(0, 100).filter(day -> random.nextInt(4) > 0).toArray();
    double[] values = new double[days.length];
    double nav = 1;
    for (int row = 0; row < days.length; row++) {
      nav *= 1 + 0.05 * (random.nextDouble() - 0.5);
      values[row] = nav;
    }
    return SleeveSeries.of(name, days, values);
  }
}
