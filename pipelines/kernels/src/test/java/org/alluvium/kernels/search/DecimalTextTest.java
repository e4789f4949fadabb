package org.alluvium.kernels.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DecimalTextTest {
  @Test
  void theFewestDigitsThatReadBack() {
    assertThat(DecimalText.of(0.1)).isEqualTo("0.1");
    assertThat(DecimalText.of(0.1 + 0.2)).isEqualTo("0.30000000000000004");
    assertThat(DecimalText.of(100)).isEqualTo("100");
    assertThat(DecimalText.of(-2500)).isEqualTo("-2500");
    assertThat(DecimalText.of(0)).isEqualTo("0");
    assertThat(DecimalText.of(-0.0)).isEqualTo("0");
    assertThat(DecimalText.of(1e-7)).isEqualTo("1E-7");
    assertThat(DecimalText.of(1e300)).isEqualTo("1E+300");
    assertThat(DecimalText.of(2e23)).isEqualTo("2E+23");
    assertThat(DecimalText.of(Double.MIN_VALUE)).isEqualTo("5E-324");
  }

  @Test
  void everyNumberReadsBackToItsBits() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Double.parseDouble(DecimalText.of(value))).isEqualTo(value);
      }
    }
  }
}
