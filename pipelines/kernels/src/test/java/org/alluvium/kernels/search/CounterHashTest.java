package org.alluvium.kernels.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CounterHashTest {
  @Test
  void theFirstNumbersOfSplitMix64() {
    // The published test vector of state 0, which the mixing leaves at 0.
    assertThat(CounterHash.bits(0, 0)).isEqualTo(0xE220A8397B1DCDAFL);
    assertThat(CounterHash.bits(0, 1)).isEqualTo(0x6E789E6AA1B965F4L);
    assertThat(CounterHash.bits(0, 2)).isEqualTo(0x06C45D188009454FL);
  }

  @Test
  void theNumbersOfTheGeneratorOfTheJdk() {
    SplittableRandom random = new SplittableRandom(CounterHash.mix(-77));
    for (int counter = 0; counter < 100; counter++) {
      assertThat(CounterHash.bits(-77, counter)).isEqualTo(random.nextLong());
    }
  }
}
