package org.alluvium.kernels.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SlidingOrderTest {
  @Test
  void quantilesInterpolateAndTiesShareTheirRank() {
    double[] values = {3, 1, 2, 2};
    SlidingOrder order = new SlidingOrder(4);
    for (int t = 0; t < 4; t++) {
      order.slideTo(t, values);
    }
    assertThat(order.quantile(0.8)).isCloseTo(2.4, within(1e-15));
    assertThat(order.quantile(0)).isEqualTo(1);
    assertThat(order.quantile(1)).isEqualTo(3);
    assertThat(order.rank(2)).isEqualTo(0.625);
    assertThat(order.rank(Double.NaN)).isNaN();
  }

  @Test
  void anEmptyWindowHasNoQuantile() {
    SlidingOrder order = new SlidingOrder(1);
    order.slideTo(0, new double[] {Double.NaN});
    assertThat(order.quantile(0.5)).isNaN();
  }

  @Test
  void orderAndMaximumEqualAFreshLookAtEveryWindow() {
    Random random = new Random(3);
    double[] values = new double[500];
    for (int t = 0; t < values.length; t++) {
      values[t] = random.nextInt(8) == 0 ? Double.NaN : random.nextInt(12);
    }
    for (int window : new int[] {1, 2, 5, 60}) {
      SlidingOrder order = new SlidingOrder(window);
      SlidingMaximum maximum = new SlidingMaximum(values, window);
      for (int t = 0; t < values.length; t++) {
        order.slideTo(t, values);
        maximum.slideTo(t);
        int oldest = Math.max(0, t - window + 1);
        double[] present =
            Arrays.stream(values, oldest, t + 1).filter(v -> !Double.isNaN(v)).toArray();
        Double largest = Arrays.stream(present).max().orElse(Double.NaN);
        Double smallest = Arrays.stream(present).min().orElse(Double.NaN);
        assertThat(maximum.value()).isEqualTo(largest);
        assertThat(order.quantile(1)).isEqualTo(largest);
        assertThat(order.quantile(0)).isEqualTo(smallest);
        assertThat(maximum.place()).isEqualTo(firstPlace(values, oldest, largest));
      }
    }
  }

  private static Double firstPlace(double[] values, int oldest, double largest) {
    for (int row = oldest; !Double.isNaN(largest); row++) {
      if (values[row] == largest) {
        return row - oldest + 1.0;
      }
    }
    return Double.NaN;
  }
}
