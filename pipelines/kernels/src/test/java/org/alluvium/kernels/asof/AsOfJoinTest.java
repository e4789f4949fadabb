package org.alluvium.kernels.asof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AsOfJoinTest {
  @Test
  void aRevisionCountsFromItsOwnReleaseOnAndAnOldPeriodNeverReturns() {
    long[] event = {10, 20, 10, 30};
    long[] known = {12, 22, 25, 35};
    int[] matches =
        AsOfJoin.of(event, known).at(new long[] {11, 12, 22, 25, 34, 35}, Long.MAX_VALUE);

    assertThat(matches).containsExactly(AsOfJoin.NONE, 0, 1, 1, 1, 3);
  }

  @Test
  void aVintageReplacesTheOneBeforeItOfTheSamePeriod() {
    long[] event = {10, 10, 10};
    long[] known = {12, 15, 14};

    assertThat(AsOfJoin.of(event, known).at(new long[] {12, 13, 14, 15}, 100))
        .containsExactly(0, 0, 2, 1);
  }

  @Test
  void whatIsAnnouncedBeforeItHappensCountsWhenItHappens() {
    assertThat(AsOfJoin.of(new long[] {50}, new long[] {10}).at(new long[] {49, 50}, 100))
        .containsExactly(AsOfJoin.NONE, 0);
  }

  @Test
  void anObservationOlderThanTheToleranceIsNone() {
    AsOfJoin join = AsOfJoin.of(new long[] {10}, new long[] {12});

    assertThat(join.at(new long[] {15, 16}, 5)).containsExactly(0, AsOfJoin.NONE);
    assertThat(join.at(new long[] {12}, 0)).containsExactly(AsOfJoin.NONE);
    assertThat(AsOfJoin.of(new long[] {Long.MIN_VALUE}, new long[] {0}).at(new long[] {1}, 5))
        .as("an age that a long does not hold")
        .containsExactly(AsOfJoin.NONE);
  }

  @Test
  void anyJoinEqualsTheSearchOfEveryPair() {
    Random random = new Random(2017);
    for (int trial = 0; trial < 2000; trial++) {
      int rows = random.nextInt(40);
      long[] event = random.longs(rows, 0, 30).toArray();
      long[] known = new long[rows];
      // Distinct, so that no two vintages of one period are known at once.
      Arrays.setAll(known, i -> event[i] * 100 + random.nextInt(4000) * 50L + i);
      Arrays.setAll(event, i -> event[i] * 100);
      long[] times = random.longs(random.nextInt(40), 0, 8000).sorted().toArray();
      long tolerance = random.nextInt(3000);

      assertThat(AsOfJoin.of(event, known).at(times, tolerance))
          .isEqualTo(searched(event, known, times, tolerance));
    }
  }

  private static int[] searched(long[] event, long[] known, long[] times, long tolerance) {
    int[] matches = new int[times.length];
    for (int i = 0; i < times.length; i++) {
      matches[i] = AsOfJoin.NONE;
      for (int j = 0; j < event.length; j++) {
        boolean counts = event[j] <= times[i] && known[j] <= times[i];
        int best = matches[i];
        boolean better =
            best == AsOfJoin.NONE
                || event[j] > event[best]
                || (event[j] == event[best] && known[j] > known[best]);
        matches[i] = counts && better ? j : best;
      }
      if (matches[i] != AsOfJoin.NONE && times[i] - event[matches[i]] > tolerance) {
        matches[i] = AsOfJoin.NONE;
      }
    }
    return matches;
  }

  @Test
  void timesThatDescendAreNamed() {
    AsOfJoin join = AsOfJoin.of(new long[0], new long[0]);

    assertThatThrownBy(() -> join.at(new long[] {2, 1}, 0))
        .hasMessage("times must ascend; time 1 is 1 after 2");
    assertThatThrownBy(() -> join.at(new long[0], -1)).hasMessage("tolerance must be >= 0, got -1");
    assertThatThrownBy(() -> AsOfJoin.of(new long[1], new long[0]))
        .hasMessage("knownAt must have length 1, got 0");
  }
}
