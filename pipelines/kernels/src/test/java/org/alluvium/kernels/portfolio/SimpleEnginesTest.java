package org.alluvium.kernels.portfolio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimpleEnginesTest {
  @Test
  void equalWeightSharesEvenlyWhateverTheReturns() {
    double[][] returns = {{Double.NaN}, {0.0}, {5.0}, {-0.5}};
    assertThat(EqualWeight.of().weights(returns)).containsExactly(0.25, 0.25, 0.25, 0.25);
  }

  @Test
  void inverseVolatilityHalvesTheWeightOfTwiceTheVolatility() {
    double[][] returns = {{0.01, -0.01, 0.01, -0.01}, {0.02, 0.02, -0.02, -0.02}};
    assertThat(InverseVolatility.of().weights(returns))
        .containsExactly(new double[] {2.0 / 3, 1.0 / 3}, within(1e-15));
  }

  @Test
  void oneAssetHasAllTheWeight() {
    assertThat(InverseVolatility.of().weights(new double[][] {{0.0, 0.0}})).containsExactly(1.0);
  }

  @Test
  void inverseVolatilityOfDegenerateReturnsIsValidOrANamedFailure() {
    SplittableRandom random = new SplittableRandom(5);
    for (int sample = 0; sample < 1_000; sample++) {
      double[][] returns = DegenerateReturns.draw(random);
      try {
        StableSum.require(InverseVolatility.of().weights(returns), 1);
      } catch (AllocationException e) {
        assertThat(e.reason()).isNotEqualTo(AllocationException.Reason.UNSTABLE_SUM);
      }
    }
  }

  @Test
  void seriesOfDifferentLengthAreRefused() {
    assertThatThrownBy(() -> EqualWeight.of().weights(new double[][] {{0.1, 0.2}, {0.1}}))
        .hasMessage("UNEVEN_SERIES: returns of asset 1 have length 1, those of asset 0 2");
  }

  @Test
  void aSumWithinTheToleranceIsStable() {
    double[] weights = {0.5, 0.5 + 0.9e-9};
    assertThat(StableSum.require(weights, 1)).isSameAs(weights);
  }

  @Test
  void aSumOutsideTheToleranceIsNamedWithItsTarget() {
    assertThatThrownBy(() -> StableSum.require(new double[] {0.5, 0.4}, 1))
        .isInstanceOf(AllocationException.class)
        .hasMessageContaining("UNSTABLE_SUM: 2 weights sum to 0.9, not to 1.0");
  }

  @Test
  void aWeightThatIsNotANumberIsUnstable() {
    assertThatThrownBy(() -> StableSum.require(new double[] {Double.NaN, 1}, 1))
        .hasMessageContaining("UNSTABLE_SUM");
  }
}
