package org.alluvium.kernels.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.alluvium.kernels.portfolio.OracleVectors;
import org.junit.jupiter.api.Test;

class SobolSequenceTest {
  private static final OracleVectors ORACLE = OracleVectors.read("search.txt");

  @Test
  void pointsEqualScipyToTheBit() {
    int[] indices = ORACLE.integers("sobol.index");
    double[][] expected = ORACLE.rows("sobol.point");
    assertThat(expected).hasNumberOfRows(indices.length);
    SobolSequence sequence = new SobolSequence(128);
    for (int i = 0; i < indices.length; i++) {
      assertThat(sequence.point(indices[i])).isEqualTo(expected[i]);
    }
  }

  @Test
  void fewerDimensionsAreTheFirstOfMore() {
    double[] wide = new SobolSequence(128).point(999);
    assertThat(new SobolSequence(3).point(999)).isEqualTo(Arrays.copyOf(wide, 3));
  }

  @Test
  void theGreatestIndexIsAPoint() {
    // 2^31 − 1: on the first axis the 31 digits of its Gray code, 2^30, read backwards.
    assertThat(new SobolSequence(1).point(Integer.MAX_VALUE)[0]).isEqualTo(0x1p-31);
  }

  @Test
  void whatIsNoPointIsRefused() {
    assertThatThrownBy(() -> new SobolSequence(0))
        .hasMessage("dimension of a Sobol sequence must be in 1..21201, got 0");
    assertThatThrownBy(() -> new SobolSequence(2).point(1L << 31))
        .hasMessage("index of a Sobol point must be in 0..2147483647, got 2147483648");
    assertThatThrownBy(() -> new SobolSequence(2).point(-1))
        .hasMessage("index of a Sobol point must be in 0..2147483647, got -1");
  }
}
