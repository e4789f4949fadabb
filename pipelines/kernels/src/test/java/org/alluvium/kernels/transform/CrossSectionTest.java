package org.alluvium.kernels.transform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CrossSectionTest {
  @Test
  void ranksAreCentredAndEqualValuesShareTheirMeanRank() {
    // Mid-ranks of 10, 20, 20, 40 are 1, 2.5, 2.5, 4: (r - 1/2)/4 - 1/2.
    assertThat(CrossSection.centredRank(new double[] {40, 10, 20, 20}))
        .containsExactly(0.375, -0.375, 0.0, 0.0);
  }

  @Test
  void missingValuesStayMissingAndDoNotCount() {
    double[] ranks = CrossSection.centredRank(new double[] {Double.NaN, 2, 1});

    assertThat(ranks[0]).isNaN();
    assertThat(ranks[1]).isEqualTo(0.25);
    assertThat(ranks[2]).isEqualTo(-0.25);
  }

  @Test
  void aSingleValueIsZero() {
    assertThat(CrossSection.centredRank(new double[] {7})).containsExactly(0.0);
  }

  @Test
  void ranksSumToZeroAndIgnoreAnyIncreasingTransform() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 200; round++) {
      double[] values = random.doubles(1 + random.nextInt(40), -3, 3).toArray();
      double[] ranks = CrossSection.centredRank(values);
      double[] exponential = Arrays.stream(values).map(Math::exp).toArray();

      assertThat(Arrays.stream(ranks).sum()).isCloseTo(0, within(1e-12));
      assertThat(CrossSection.centredRank(exponential)).containsExactly(ranks);
    }
  }

  @Test
  void clippingHoldsValuesWithinTheBoundAndChangesNoOther() {
    double[] values = {-5, -3, 0.5, 9, Double.NaN};

    assertThat(CrossSection.clip(values, 3)).containsExactly(-3, -3, 0.5, 3, Double.NaN);
    assertThat(values[0]).isEqualTo(-5);
  }
}
