package org.alluvium.kernels.returns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimpleReturnsTest {
  private static final double NONE = Double.NaN;

  @Test
  void aReturnSpansAHoleToTheLastAvailableValue() {
    SimpleReturns returns = SimpleReturns.of(new double[][] {{100, 110, NONE, 121}});
    assertThat(returns.values()[0]).containsExactly(new double[] {0.1, NONE, 0.1}, within(1e-15));
    assertThat(returns.missing()).containsExactly(1);
  }

  @Test
  void beforeTheFirstValueReturnsAreMissingAndCounted() {
    SimpleReturns returns = SimpleReturns.of(new double[][] {{NONE, NONE, 5, 6}, {1, 2, 4, 8}});
    assertThat(returns.values()[0]).containsExactly(new double[] {NONE, NONE, 0.2}, within(1e-15));
    assertThat(returns.missing()).containsExactly(2, 0);
    assertThat(returns.totalMissing()).isEqualTo(2);
  }

  @Test
  void theProductOfTheReturnsIsTheRatioOfLastToFirstValue() {
    SplittableRandom random = new SplittableRandom(3);
    for (int sample = 0; sample < 200; sample++) {
      double[] values =
          random.doubles(50, 1, 2).map(value -> random.nextInt(3) == 0 ? NONE : value).toArray();
      values[0] = 1.5;
      values[49] = 1.2;
      double wealth = 1;
      for (double value : SimpleReturns.series(values)) {
        wealth *= Double.isNaN(value) ? 1 : 1 + value;
      }
      assertThat(wealth).isCloseTo(1.2 / 1.5, within(1e-13));
    }
  }

  @Test
  void aSeriesOfOneValueHasNoReturn() {
    assertThat(SimpleReturns.series(new double[] {7})).isEmpty();
    assertThat(SimpleReturns.of(new double[0][]).values()).isEmpty();
  }

  @Test
  void aValueThatIsNotPositiveIsRefusedByPosition() {
    assertThatThrownBy(() -> SimpleReturns.of(new double[][] {{1, 2}, {1, 0}}))
        .hasMessage("value of asset 1 on day 1 must be finite and > 0, or NaN for none, got 0.0");
  }

  @Test
  void theInputIsLeftAsItWas() {
    double[][] values = {{1, 2, 3}};
    SimpleReturns.of(values).values()[0][0] = 9;
    assertThat(values[0]).containsExactly(1, 2, 3);
  }
}
