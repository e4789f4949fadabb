package org.alluvium.kernels.inference;

import static org.alluvium.kernels.inference.InferenceOracle.ORACLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;

class NormalTailTest {
  @Test
  void tailsEqualScipy() {
    double[] points = ORACLE.vector("tail.z");
    double[] expected = ORACLE.vector("tail.p");
    for (int i = 0; i < points.length; i++) {
      assertThat(NormalTail.twoSided(points[i])).isCloseTo(expected[i], withinPercentage(1e-10));
      assertThat(NormalTail.twoSided(-points[i])).isEqualTo(NormalTail.twoSided(points[i]));
    }
  }

  @Test
  void theEnds() {
    assertThat(NormalTail.twoSided(0)).isEqualTo(1);
    assertThat(NormalTail.twoSided(Double.POSITIVE_INFINITY)).isZero();
    assertThat(NormalTail.twoSided(Double.NaN)).isNaN();
  }
}
